"""What properties of vCards are called in details, and which ones only programs read."""

from __future__ import annotations

from db.domain.words import QT_TRANSLATE_NOOP

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
    "X-MANAGER": QT_TRANSLATE_NOOP("db", "Manager"),
    "X-ASSISTANT": QT_TRANSLATE_NOOP("db", "Assistant"),
    "X-SPOUSE": QT_TRANSLATE_NOOP("db", "Spouse"),
    "X-ANNIVERSARY": QT_TRANSLATE_NOOP("db", "Anniversary"),
    "ANNIVERSARY": QT_TRANSLATE_NOOP("db", "Anniversary"),
    "DEATHDATE": QT_TRANSLATE_NOOP("db", "Died on"),
    "BIRTHPLACE": QT_TRANSLATE_NOOP("db", "Born in"),
    "DEATHPLACE": QT_TRANSLATE_NOOP("db", "Died in"),
    "GENDER": QT_TRANSLATE_NOOP("db", "Gender"),
    "X-GENDER": QT_TRANSLATE_NOOP("db", "Gender"),
    "X-WAB-GENDER": QT_TRANSLATE_NOOP("db", "Gender"),
    "LANG": QT_TRANSLATE_NOOP("db", "Language"),
    "ROLE": QT_TRANSLATE_NOOP("db", "Role"),
    "TZ": QT_TRANSLATE_NOOP("db", "Time zone"),
    "GEO": QT_TRANSLATE_NOOP("db", "Position"),
    "HOBBY": QT_TRANSLATE_NOOP("db", "Hobby"),
    "INTEREST": QT_TRANSLATE_NOOP("db", "Interest"),
    "EXPERTISE": QT_TRANSLATE_NOOP("db", "Expertise"),
    "SORT-STRING": QT_TRANSLATE_NOOP("db", "Sorted as"),
    "CLASS": QT_TRANSLATE_NOOP("db", "Class"),
    "SOURCE": QT_TRANSLATE_NOOP("db", "Source"),
    "NAME": QT_TRANSLATE_NOOP("db", "Name of the card"),
    "FBURL": QT_TRANSLATE_NOOP("db", "Free and busy times"),
    "CALURI": QT_TRANSLATE_NOOP("db", "Calendar"),
    "CALADRURI": QT_TRANSLATE_NOOP("db", "Calendar address"),
    "X-PHONETIC-FIRST-NAME": QT_TRANSLATE_NOOP("db", "First name as spoken"),
    "X-PHONETIC-LAST-NAME": QT_TRANSLATE_NOOP("db", "Family name as spoken"),
    "X-PHONETIC-ORG": QT_TRANSLATE_NOOP("db", "Firm as spoken"),
    "X-MAIDENNAME": QT_TRANSLATE_NOOP("db", "Maiden name"),
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
    "X-MS-IMADDRESS": QT_TRANSLATE_NOOP("db", "Instant messages"),
    "IMPP": QT_TRANSLATE_NOOP("db", "Instant messages"),
    "X-MS-TEL": QT_TRANSLATE_NOOP("db", "Phone"),
    "X-DEPARTMENT": QT_TRANSLATE_NOOP("db", "Department"),
    "MAILER": QT_TRANSLATE_NOOP("db", "Mail program"),
}
