"""Titles of people at customers, in English (British, American, Indian), German, and common ones of French, Spanish, Italian, Swedish.

Two ways in: whole titles that stand by themselves (`HEADS`: owner, buyer, CFO, Einkaufsleiter) and the words that may stand
before a head ("pump station supervisor", "VP Ops") or after "of" and "for" ("head of purchasing").
"""

from __future__ import annotations

import re

from db.domain.lexicon import words

#: The last word of a title.
HEADS = words("""
manager mgr manageress director dir supervisor super superintendent foreman forewoman chief head lead leader engineer
eng engr technician tech buyer purchaser planner scheduler coordinator co-ordinator controller comptroller accountant
bookkeeper treasurer auditor analyst owner co-owner founder co-founder proprietor partner president vp chairman
chairwoman chair ceo cfo coo cto cio cmo cpo chro md gm agm dgm evp svp avp secretary assistant pa receptionist
officer executive exec administrator admin specialist consultant advisor adviser chemist metallurgist scientist
electrician mechanic fitter millwright welder machinist operator operative toolmaker mason geologist boss storekeeper
storeman storesman warehouseman clerk agent principal dean professor architect surveyor inspector captain skipper
steward master brewer brewmaster baker butcher chef farmer trustee councillor merchandiser estimator expediter
expeditor draughtsman draftsman designer developer programmer integrator trainer nurse doctor pharmacist vet
vice-president geschaftsfuhrer geschaftsfuhrerin gf geschaftsleiter geschaftsleiterin vorstand vorstandin prokurist
prokuristin inhaber inhaberin chefin einkaufer einkauferin einkaufsleiter einkaufsleiterin einkaufschef einkaufschefin
betriebsleiter betriebsleiterin werkleiter werkleiterin werksleiter werksleiterin produktionsleiter
produktionsleiterin fertigungsleiter fertigungsleiterin instandhalter instandhaltungsleiter instandhaltungsleiterin
technikleiter leiter leiterin meister meisterin schichtleiter schichtleiterin schichtfuhrer lagerleiter lagerleiterin
lagerist lageristin vertriebsleiter vertriebsleiterin qualitatsleiter qualitatsleiterin bereichsleiter
bereichsleiterin abteilungsleiter abteilungsleiterin projektleiter projektleiterin projektingenieur konstrukteur
konstrukteurin ingenieur ingenieurin techniker technikerin buchhalter buchhalterin kaufmann assistentin assistent
sekretarin disponent disponentin disposition controllerin werkstattleiter werkstattmeister betriebsmeister
elektromeister schlossermeister instandhaltungsmeister sicherheitsbeauftragter personalleiter personalleiterin
finanzchef finanzchefin finanzleiter finanzleiterin logistikleiter logistikleiterin entwicklungsleiter
entwicklungsleiterin laborleiter laborleiterin werkzeugmacher sachbearbeiter sachbearbeiterin referent referentin
fuhrparkleiter hausmeister polier bauleiter bauleiterin braumeister molkereimeister niederlassungsleiter
standortleiter standortleiterin directeur directrice responsable acheteur acheteuse gerant gerante patron patronne
comptable ingenieure technicien chef-atelier directora gerente jefe jefa comprador compradora dueno duena propietario
encargado encargada direttore direttrice titolare responsabile acquirente capo ingegnere inkopare inkopschef platschef
produktionschef underhallschef verkstallande vd ekonomichef innkjopssjef daglig direktor direktorin inkoper
bedrijfsleider
""")

#: Words that may stand in front of a head, or after "of" and "for" behind it.
PARTS = words("""
account accounts acting administrative ag analytical area asset assistant asst associate automation board body branch
brand building business buying calibration capital capex category central chief civil cold commercial commissioning
communications compliance condition construction continuous contract contracts control corporate country crushing
customer data day deputy design development digital dispatch distribution district division divisional dock dpty drive
dry duty ehs electrical electronics energy engineering environmental equipment estate estates excellence executive
export extrusion facilities facility factory fab field filling finance financial fleet floor food foundry freight
furnace gate general global goods graduate group grp harbour health hr hse hseq human hygiene hydro improvement
indirect industrial information infrastructure innovation inside installation instrument instrumentation interim
international inventory it joint junior jr kiln lab laboratory lead lean legal line logistics machine machinery maint
maintenance managing manufacturing marine marketing material materials mechanical melt mill mine mining mould
municipal national network  night office offshore oil operating operation operational operations ops packaging
packing paint paper parts people personnel pilot pit planning plant plants platform port power press preventive
primary print process procurement prod product production programme program project projects public pump purchase
purchasing quality qa qc quarry r&d raw receiving recycling refinery regional reliability research resources risk
roads rolling safety sales section senior services service sen sr shift ship shipping shop site smelter sourcing
spares spinning staff station steam steel stock storeroom store stores strategic strategy substation supplier supply
support surface sustainability system systems technical technology terminal test tool tooling toolroom trade traffic
training transport transportation treasury treatment turnaround turbine unit utilities utility vehicle vessel vice vp
warehouse waste wastewater water weaving welding wet wood workshop works yard chain leitender leitende technischer
technische kaufmannischer kaufmannische stellvertretender stellvertretende stv strategischer strategische operativer

""")

#: What may follow "head of", "director of", "VP", "Leiter".
FIELDS = words("""
purchasing procurement operations ops maintenance engineering production finance quality supply logistics
manufacturing sales it hr safety reliability technology sourcing stores planning projects research development
sustainability facilities marketing hse ehs indirects indirect spend chain materials assets asset management plant
site group europe emea apac americas technical services energy packaging utilities r&d transport transformation
excellence einkauf instandhaltung technik produktion fertigung vertrieb qualitat logistik lager werk entwicklung
finanzen personal betrieb arbeitssicherheit konstruktion elektrik mechanik achats usine technique compras
mantenimiento produccion planta acquisti manutenzione produzione inkop underhall and & of the
""")

#: Written before a name, not part of it.
HONORIFICS = words("""
mr mrs ms miss mx dr prof sir dame lord lady madam madame mme mlle monsieur m messrs herr frau herrn hr fr dipl ing
sig signora signor sra sr srta dona don dhr mevr rev capt shri smt er
""")

#: Written after a name ("Mori-san", "Deshpande ji").
SUFFIX_HONORIFICS = words("san sama sensei ji saab sahib garu bhai")

#: Heads that are also everyday words: a title only beside a name or a firm.
LOOSE = words(
    "super chief head lead leader tech partner chair boss agent principal captain chef patron capo master super vet exec admin pa gate"
)

#: "VP of Operations", "Head Purchasing", "Leiter Einkauf", "Director Supply Chain".
TAKES_FIELD = words("""
head vp director dir svp evp avp chief manager lead leader president leiter leiterin directeur directrice responsable
jefe jefa chef gerente md gm officer engineer buyer superintendent direttore capo responsabile vice-president mgr
bereichsleiter abteilungsleiter leitung
""")

ABBREVIATIONS = re.compile(r"^(?:c[efotimps]o|md|gm|agm|dgm|vp|svp|evp|avp|gf|pa|vd|chro)$")
