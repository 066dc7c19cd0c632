"""Phrases of topics: who decides, who else sells there, what they think of us, and plain facts. See topic_words.py for how they are written."""

from __future__ import annotations

STRONG: dict[str, str] = {
    "decision": """
decides | decide on | who decides | the one who decides | makes the decision | make the decision |
takes the decision | decision is | decision on | decision will | decision maker* | decision-maker* | the decision |
decided by | decided on | final decision | final say | last word | final word | has the say | calls the shots |
pulls the strings | holds the purse | purse strings | approves | approve it | approved by | approval |
approval path | needs approval | nothing gets approved | gets approved | get approved | budget approved |
budget is approved | approved the budget | sanctioned | sign-off | sign off | signs off | signoff | sign off on |
signs above | signs anything | signs up to | only signs | must sign | has to sign | have to sign | signature |
director 's signature | three quotes | two quotes | # quotes | competing quotes | committee | the board |
board meeting | board approval | board decides | budget is frozen | budget frozen | budget is fixed | budget round |
budget cycle | budget process | budget meeting | budget holder | holds the budget | own budget | no budget until |
capex | spending limit | purchase limit | approval limit | authority limit | limit of | up to his limit |
above # lakh | above # | over # grand | over $ | anything over | anything above | anything > | orders above |
orders over | all orders | pos over | goes to the _ office | go to the _ office | goes to the group |
goes to group | goes to head office | go to head office | goes to headquarters | group decides |
group in _ decides | headquarters decides | head office decides | hq decides | can only propose | recommends |
recommends to | writes the recommendation | vets | shortlist* | supplier choice* | choose the supplier | pick the |
picks the | select the supplier | selection committee | evaluation committee | tender committee | gets made on |
get made on | made by her and | influencer | gatekeeper | champion for | blocks everything | has veto | veto |
economic buyer | only meets suppliers | cuts the po himself | cuts the po herself | purchase decision |
buying decision | entscheidet | entscheiden | entscheidung | entscheider | das letzte wort | unterschreibt |
unterschreiben muss | genehmigt | genehmigung | freigabegrenze | budget | budgetrunde | investitionsbudget |
gremium | vorstand entscheidet | zustimmen muss | drei angebote
""",
    "competitor": """
competitor* | competition | competitors | competing offer | rival* | incumbent | konkurrent* | konkurrenz |
wettbewerb | wettbewerber* | mitbewerber* | undercut* | undercutting | below us | below our price | below our |
under our price | under our | less than we asked | less than us | less than ours | cheaper than us |
cheaper than ours | cheaper than we | % cheaper | percent cheaper | cheaper on | # % cheaper | better price from |
better offer from | counter-offer from | matches our price | match the _ price | buys _ from | buy _ from |
bought from | buying from | supplied by | sourced from | gets _ from | current supplier | current vendor |
current provider | present supplier | existing supplier | existing vendor | other supplier* | other vendor* |
another supplier | another vendor | their supplier is | old vendor | old supplier | their man is | their rep |
their salesman | their engineer is | their technician | has an engineer | have an engineer | has a man |
salesman comes | rep comes | rep was | rep is | rebate | free samples last | gave _ free samples | quoting _ below |
quoted _ below | quoted them | quoted him | quoted her | is in there | are in there | in the building every |
billiger | gunstiger als wir | gunstiger angeboten | % billiger | unterbietet | unterboten | rabatt | kauft bei |
kaufen bei | bezieht von | beziehen von | lieferant ist | bisheriger lieferant | aktueller lieferant | right now
""",
    "satisfaction": """
thanked us | thanked me | thank us for | thanks us | thanks for the quick | thank us | praised | praises |
praise for | very satisfied | satisfied with | satisfied | very happy | happy with our | happy with us |
happy with the | pleased with | impressed with | impressed by | delighted with our | delighted with the |
compliment* | best service | best supplier | good service | great service | excellent service | because of service |
because of our | turned round | our quick | for being quick | faultless | prefers us | still prefers us | rates us |
loves our | likes our | swears by our | swear by our | outlasted | better than all | never let him down |
never let her down | complained that our | complained that we | complained about our | complained about us |
complains about our | complains about us | complains that we | complaint about our | complaint about us |
unhappy with us | unhappy with our | not happy with us | not happy with our | unhappy about our |
disappointed with us | disappointed in us | disappointed with our | upset with us | very upset | upset about our |
angry with us | angry at us | he is angry | she is angry | cross with us | furious with us | mad at us |
chewed me out | chewed us out | tore into me | tore a strip | gave me an earful | shouted at me | had a go at me |
our late deliver* | late deliveries | late delivery | our delays | our delivery was | our invoice* had |
our invoice* is wrong | our invoice* was wrong | our invoice is | our last invoice | last invoice has |
invoices had the wrong | invoice has wrong | wrong invoice* | we shipped | wrong delivery | wrong parts |
wrong item* | wrong micron | wrong size | screwup from us | screw-up | mistake of ours | our mistake | our fault |
we let him down | we let them down | let down by us | lot rejected | rejected for | rejected our |
go back to the old vendor | go back to the old supplier | we are out | one more and | lose the account |
losing patience with us | fed up explaining | fed up with us | fed up with our | sick of our |
delivery boy was rude | was rude | rude at | we communicate badly | waiting since | is waiting since | nps |
hes pissed | is pissed | pissed off | pissed | lobt | gelobt | zufrieden | sehr zufrieden | begeistert |
termintreue | bester lieferant | beste service | unzufrieden | beschwert sich | beschwert | beschwerde |
reklamiert | reklamation* | falschlieferung* | falsche lieferung | falsch geliefert | zu spat geliefert |
verspatete lieferung | sauer | richtig sauer | verargert | enttauscht
""",
    "fact": """
fiscal year | financial year | # sites | # plants | # mills | # factories | # employees | # staff | # people |
# persons | # men | # workers | # lines | # shifts | # shift | # stations | # lift stations | # machines |
# trucks | # vehicles | # depots | # branches | # warehouses | # pumps | # drums a | # tonnes | # tons | # mw |
# kilns | # presses | # ovens | # beds | two shifts | three shifts | two-shift | three-shift | forty staff |
one shift | run our | pays at | pay at | pays in | pay in | pays after | pays late | always pays | pays on |
pay # days | pays # days | they pay | payment terms | payment term | terms are | terms of payment | net 30 |
net 60 | net 45 | net 90 | # days end of month | end of month strictly | cut-off | cut off is | overdue |
overdue invoices | outstanding invoices | payment pending | still pending | credit limit | credit hold | cash flow |
turnover of | turnover is | revenue of | revenue is | sales of | contract value | annual value | annual volume |
annual consumption | yearly consumption | consumption of | volume is | volumes are | spend is | spends about |
they spend | capacity | produces | produce | they make | makes soap | makes parts | they manufacture | they supply |
export to | exports to | main market* | shutdown | shut down from | shuts down | plant holiday | closed from |
closed between | closed until | closed on | closed over | will not be receiving | not be receiving |
deliveries go to | deliveries only | delivery dock | dock moved | loading dock | loading bay | goods in | gate |
trucks go | new address | address changed | address is | addy changed | invoice address | moved to | has moved |
have moved | relocated | relocate* | changed to sap | moved to sap | switched to sap | runs sap | run sap | sap |
erp | on oracle | use sap | new system | part of the | belongs to | owned by | was bought by | was taken over |
taken over by | family owned | family-owned | founded in | since 1 | iso certified | certified to | certified |
iso 9001 | iso 14001 | induction mandatory | safety induction | permit needed | permit required | ppe required |
mandatory before | opening hours | open from | office hours | works from home | in the office | on leave |
on sick leave | stands in | deputi* for | stand-in | takes over from | successor | never orders before |
orders on the | orders every | order every | orders once | orders quarterly | orders monthly | only orders |
always asks for | only meets | vat number | tax number is | vendor number | supplier number | mitarbeiter |
beschaftigte | schichten | schichtbetrieb | standorte | werke | geschaftsjahr | umsatz von | umsatz liegt |
zahlungsziel | zahlen immer | zahlt immer | zahlen nach | zahlt nach | betriebsferien | werksferien | gehort zu |
gehort zur | umgezogen | zieht um | neue adresse | lieferadresse | rechnungsadresse | jahresbedarf |
jahresverbrauch | tonnen
""",
}

WEAK: dict[str, str] = {
    "decision": """
decision | budget | sign | signs | approve | approved | board | committee | boss | director | recommend* |
authority | only | himself | before february | goes to
""",
    "competitor": """
cheaper | supplier | vendor | price | their price | quoted | salesman | rep | from stock | offered | discount |
every week | promised | is coming | stock
""",
    "satisfaction": """
happy | thank* | upset | angry | wrong | late | complain* | service | rejected | mistake | praise* | sorry | our |
unhappy | apologi* | disappointed | great
""",
    "fact": """
year | days | since | now | per year | a year | a month | monthly | weekly | warehouse | plant | site | january |
september | changed | new | jahr | monat
""",
}
