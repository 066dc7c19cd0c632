"""Verbs and things of promises, English and German, folded.

SENDS are deeds one owes another: said of us or them in the future they are commitments. Deeds that are one's own business
(buying, building, retiring) are not among them.
"""

from __future__ import annotations

from db.domain.lexicon import words

#: Base forms.
SENDS = words("""
send email e-mail mail forward share give get provide deliver ship bring drop fax post courier hand pass text message whatsapp
confirm sign issue release pay settle clear transfer refund credit return replace repair fix swap exchange
call phone ring contact revert respond reply answer report update inform notify tell advise
arrange organise organize schedule set book plan-in nominate appoint name introduce connect invite recommend-us
check verify look review test try trial examine inspect survey measure audit sort resolve investigate chase follow find dig pull
prepare draft write make do complete finish fill submit quote offer price tender propose present show demonstrate install commission
come visit swing stop-by pop join meet attend be have let put cut raise place supply stock hold keep reserve extend waive match
work run build-up hunt speak talk ask discuss clarify take pick collect upload print scan copy translate train teach help support
work-out rework redo revise correct amend escalate expedite push back circle touch reach depute lend loan
resend re-send repost reissue rerun holler whatsapp dm produce hand-over mock shoot fire ping flick knock throw pencil start stand source order-in lock get-back turn
""")
#: Deeds of theirs that bind them to us even where nobody says "us".
THEIRS = words("""
send email e-mail mail forward share give provide deliver bring drop fax post courier hand pass text message
confirm sign issue release pay settle clear transfer return
call phone ring contact revert respond reply answer report update inform notify advise
arrange organise organize schedule nominate appoint introduce connect
check verify review test trial sort investigate chase dig pull submit complete fill cut raise
get come let put set find prepare speak talk ask look supply order-in approve
circulate discuss clarify consult follow back
""")
#: Needs "us", "me" or "our" behind it.
_WEAK = "take show tell join visit meet support help invite recommend place make do have work try quote offer book keep hold"
WEAK_THEIRS = words(
    "take show tell join visit meet support help invite recommend place make do try quote offer book keep hold buy order give bring consider include pick collect replace"
)

#: First person "will" that is no promise: states and sayings.
IDLE = words("""
see believe bet miss know need wait admit say guess think remember never probably love like hate hope wish want prefer expect
assume understand doubt lose win become feel die eat sleep retire holiday mention
""")
#: Behind "be": a promise after all ("be back with", "be on site Thursday").
BE_THERE = words(
    "back there here on at with round over available ready done sent sending getting bringing coming visiting doing delivered shipping posting calling emailing quoting"
)

GOING = words("""
redelivering resubmitting resending reissuing whatsapping scanning measuring lining sorting sending emailing mailing forwarding sharing giving getting providing delivering shipping bringing dropping posting couriering calling ringing
quoting preparing drafting writing checking chasing following returning coming visiting arranging organising organizing replacing putting
working meeting taking phoning telephoning handing showing reviewing finishing starting booking sorting fixing swapping ordering collecting confirming presenting
testing doing making lending printing scanning issuing signing releasing paying transferring nominating introducing reverting responding updating supplying submitting faxing texting picking popping swinging installing picking
""")

PROMISED = "promised|promise|promises|undertook|undertakes|undertaken|guaranteed|guarantees|guarantee|committed|commits|commit|pledged|pledges|vowed|swore|agreed|agrees|agree|assured|assures|assure|consented"
#: "told him", "said": what follows in "we would" is a promise of ours.
TOLD = "told|tell|tells|telling|said|say|says|saying|promised|promise|promises|assured|assure|confirmed|confirm|agreed|agree|swore|reckoned|answered|replied|explained|offered|mentioned|guaranteed|committed"

#: Things that we owe, things that they owe, when nobody says who does it ("PO will be released by 10 Dec").
OUR_THINGS = words("""
quote quotation quotations quotes offer offers price prices pricing proposal proposals sample samples certificate certificates brochure catalog catalogue
delivery replacement replacements credit creditnote invoice invoices datasheet datasheets demo report survey visit training spares shipment
angebot angebote preisliste muster datenblatt zertifikat zertifikate lieferung gutschrift rechnung ersatz bericht musterteile katalog
""")
THEIR_THINGS = words("""
po pos payment payments forecast approval signature order orders drawing drawings spec specification specifications contract nda feedback decision
sign-off signoff remittance deposit go-ahead data logs nameplate nameplates access permit
bestellung zahlung freigabe forecast unterschrift auftrag zeichnung zeichnungen vertrag ruckmeldung bescheid daten
""")

#: German base and present forms of deeds owed, by person: (ich, wir, er).
_GERMAN = """
schicke schicken schickt
sende senden sendet
ubersende ubersenden ubersendet
maile mailen mailt
faxe faxen faxt
liefere liefern liefert
gebe geben gibt
bringe bringen bringt
besorge besorgen besorgt
mache machen macht
erstelle erstellen erstellt
schreibe schreiben schreibt
rufe rufen ruft
melde melden meldet
komme kommen kommt
prufe prufen pruft
klare klaren klart
kummere kummern kummert
bereite bereiten bereitet
reiche reichen reicht
lasse lassen lasst
stelle stellen stellt
teile teilen teilt
zeige zeigen zeigt
bestatige bestatigen bestatigt
unterschreibe unterschreiben unterschreibt
uberweise uberweisen uberweist
zahle zahlen zahlt
bezahle bezahlen bezahlt
organisiere organisieren organisiert
vereinbare vereinbaren vereinbart
tausche tauschen tauscht
ersetze ersetzen ersetzt
repariere reparieren repariert
halte halten halt
leite leiten leitet
nenne nennen nennt
informiere informieren informiert
lege legen legt
biete bieten bietet
hole holen holt
nehme nehmen nimmt
rechne rechnen rechnet
kalkuliere kalkulieren kalkuliert
suche suchen sucht
antworte antworten antwortet
sage sagen sagt
spreche sprechen spricht
stimme stimmen stimmt
frage fragen fragt
trage tragen tragt
versende versenden versendet
verschicke verschicken verschickt
fahre fahren fahrt
richte richten richtet
messe messen misst
teste testen testet
drucke drucken druckt
beantworte beantworten beantwortet
besuche besuchen besucht
begleite begleiten begleitet
erledige erledigen erledigt
reserviere reservieren reserviert
scanne scannen scannt
lade laden ladt
schaue schauen schaut
verlangere verlangern verlangert
entwerfe entwerfen entwirft
bespreche besprechen bespricht
ubernehme ubernehmen ubernimmt
vermittle vermitteln vermittelt
installiere installieren installiert
montiere montieren montiert
schule schulen schult
leihe leihen leiht
uberarbeite uberarbeiten uberarbeitet
aktualisiere aktualisieren aktualisiert
erganze erganzen erganzt
ubergebe ubergeben ubergibt
beschaffe beschaffen beschafft
starte starten startet
"""
_I = tuple(line.split()[0] for line in _GERMAN.strip().splitlines())
#: With the short forms of speech: “schick ich”, “geb ich”.
GERMAN_I: frozenset[str] = frozenset(_I) | frozenset(
    w[:-1]
    for w in _I
    if len(w) > 3 and w[:-1] not in ("leit", "stell", "start", "test", "mess", "schul", "besuch", "lad")
)
GERMAN_WE: frozenset[str] = frozenset(line.split()[1] for line in _GERMAN.strip().splitlines())
GERMAN_HE: frozenset[str] = frozenset(line.split()[2] for line in _GERMAN.strip().splitlines())
#: Infinitives, with separable prefixes and "zu" inside (zuschicken, zuzuschicken, nachreichen).
GERMAN_TO = (
    r"(?:zu|nach|durch|vor|ab|an|aus|ein|mit|weiter|zuruck|rauf|raus|rein|vorbei|bereit|herein|hin|her|uber|fertig|rum|heraus)?(?:zu)?(?:"
    + "|".join(sorted(GERMAN_WE, key=len, reverse=True))
    + ")"
)
#: Verbs of own doing: weak without "uns" or "mir".
GERMAN_WEAK_HE = frozenset(
    "macht kommt halt legt holt nimmt sucht sagt spricht stimmt fragt tragt lasst stellt zeigt zahlt bezahlt rechnet schreibt bietet teilt bestellt".split()
)
