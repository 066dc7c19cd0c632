"""What properties of vCards are called in details, and which ones only programs read."""

from __future__ import annotations

#: Marks of programs that mean nothing to a person. They are counted in the report, not kept.
MECHANICAL = frozenset(
    "PRODID REV PROFILE X-ABUID X-ABADR X-MS-OL-DESIGN X-MS-OL-DEFAULT-POSTAL-ADDRESS X-GENERATOR MAILER "
    "X-COUCHDB-APPLICATION-ANNOTATIONS X-EVOLUTION-WEBDAV-ETAG X-RADICALE-NAME X-ETAG X-ID X-FC-LIST-ID X-FC-TAGS "
    "CLIENTPIDMAP XML X-EVOLUTION-FILE-AS X-APPLE-OMIT-YEAR X-MS-CARDPICTURE X-IMAGEHASH X-IMAGETYPE "
    "X-SHARED-PHOTO-DISPLAY-PREF".split()
)
#: Read elsewhere: what they say is in the record already.
USED = frozenset({"UID", "X-ABLABEL", "X-ABSHOWAS", "KIND", "X-ADDRESSBOOKSERVER-KIND", "MEMBER"})
LABELS = {
    "X-MANAGER": "Manager",
    "X-ASSISTANT": "Assistant",
    "X-SPOUSE": "Spouse",
    "X-ANNIVERSARY": "Anniversary",
    "ANNIVERSARY": "Anniversary",
    "DEATHDATE": "Died on",
    "BIRTHPLACE": "Born in",
    "DEATHPLACE": "Died in",
    "GENDER": "Gender",
    "X-GENDER": "Gender",
    "X-WAB-GENDER": "Gender",
    "LANG": "Language",
    "ROLE": "Role",
    "TZ": "Time zone",
    "GEO": "Position",
    "HOBBY": "Hobby",
    "INTEREST": "Interest",
    "EXPERTISE": "Expertise",
    "SORT-STRING": "Sorted as",
    "CLASS": "Class",
    "SOURCE": "Source",
    "NAME": "Name of the card",
    "FBURL": "Free and busy times",
    "CALURI": "Calendar",
    "CALADRURI": "Calendar address",
    "X-PHONETIC-FIRST-NAME": "First name as spoken",
    "X-PHONETIC-LAST-NAME": "Family name as spoken",
    "X-PHONETIC-ORG": "Firm as spoken",
    "X-MAIDENNAME": "Maiden name",
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-GTALK": "Google Talk",
    "X-GOOGLE-TALK": "Google Talk",
    "X-QQ": "QQ",
    "X-GADUGADU": "Gadu-Gadu",
    "X-TWITTER": "Twitter",
    "X-MS-IMADDRESS": "Instant messages",
    "IMPP": "Instant messages",
    "X-MS-TEL": "Phone",
    "X-DEPARTMENT": "Department",
    "MAILER": "Mail program",
}
