"""Everyday words: never names by themselves, never misspellings of names. English, German, trade and office words, folded."""

from __future__ import annotations

from db.domain.lexicon import words

ENGLISH = words("""
a able about above abt accept access account accounts accounting ache achieve across act action actions active actual
actually add added addition address adjust admin admit ado advance advice advise afford afraid after afternoon again
against age aged agency agenda agent ago agree agreed agreement ah ahead aim air alarm all allow allowed almost alone
along already alright also alternate alternates alternative although always am amazing among amount an analysis and
angry annoyed annual another answer any anybody anymore anyone anything anyway apart apparently appear apply
appointment appreciate approach approval approve approved approves are area argue arm around arrange arrangement
arrival arrive as asap aside ask asked asking asks asleep assets assistant assume at ate attempt attend attention
audit authority auto available average avoid aware away awful back bad badly bag bake balance ball bang bank bar bare
base based basic basis batch batches bay be bear bearing bearings beat became because become bed beef been beer before
began begin beginning behind being belief believe bell belong below belt belts bench benefit beside besides best bet
better between beyond bid big bigger biggest bill bills bin bins birth birthday bit bite bits black blade blades blame
blank blanket bleed blind block blocked blow blue board boards boat bob body boil boiler bolt bolts bonus book booked
booking books boot bored born borrow boss both bother bothered bottle bottom bought bounce box boy boys brain brake
branch brand brass bread break breakdown breakdowns breakfast breaking breaks brewing bridge brief bright bring
bringing brings broad brochure broke broken brother brought brown brush btw bucket budget budgets build building built
bulk bump bunch burn burned burning burst bus bush business busy but button buy buyer buyers buying buys by bye bypass
cable cables cake calculate calendar calibration call called calling calls calm came camp can cancel cancelled cannot
cant cap capacity capex capital car card cards care careful cares carried carry cars case cases cash cast casting
castings cat catalog catalogue catch category caught cause caused causes causing cell cement cent centre center
central cents certain certainly certificate certificates chain chains chair challenge chance change changed changes
changing channel chaps charge charged charges charging chart chase chased chasing chat chatted cheap cheaper check
checked checking checks cheers chemical chemicals chest chewed chicken chief child children chips choice choices
choose chose church circle city claim claimed claims class clause clean cleaned cleaning clear clearly cleared clerk
clever click client climb clips clock close closed closely closes closing cloth clothes cloud club coach coal coast
coat coating code coffee coil cold collect collected collection college colour color column come comes coming comment
commercial commission commit commitment committed committee common community company compare compared comparison
competition competitor competitors complain complained complaining complains complaint complaints complete completed
completely complex compliance complicated component components compressor compressors computer concern concerned
concerns concrete condition conditions conference confirm confirmation confirmed confirms confused connect connection
consider considered consignment consistent constant constantly construction consultant consumption contact contacts
contain content contents continue contract contractor contractors contracts control controls conversation convert
conveyor convince convinced cook cool cooling copied copies copper copy core corner correct corrected correction cost
costing costs could couldnt council count counter counting counts country county couple coupling couplings course
court cousin cover covered covers crack cracked cracks crane cranes crash crashed crazy cream create created credit
crew crews crisis critical cross crossed crowd crush crusher cry cup cupboard curious current currently curve curves
custom customer customers cut cuts cutting cycle cylinder cylinders dad daily dairy damage damaged damn damp danger
dangerous dare dark data date dates daughter dawn day days dead deadline deal dealer dealing deals dealt dear death
debt decade decent decide decided decides decision decisions deck decline declined decrease deep deeper default defect
defective defects defend definitely degree delay delayed delays delegate deliver delivered deliveries delivering
delivers delivery demand demanded demands demo department depend depending depends deposit depot depth deputy describe
described design designed designs desk desperate despite detail detailed details develop developed development device
did didnt die died diesel diet differ difference different difficult dig dinner direct direction directly director
dirt dirty disagree disappear disappointed disaster discount discounts discuss discussed discussing discussion
dispatch display dispute distance distributor ditch division do dock document documentation documents does doesnt dog
dogs doing dollar dollars done dont donuts door doors double doubt doubted down downtime dozen draft drag drain draw
drawing drawings drawn dream dress drew dried drill drink drinks drive driven driver drivers drives driving drop
dropped dropping drove drum drums dry dryer due dug dull dump during dust duty each eager ear earlier early earn earns
easier easily east easy eat eating eats economy edge edition education effect effective efficiency effort eg eight
eighteen eighth eighty either elbow electric electrical electricity element eleven else elsewhere email emailed
emailing emails embarrassed emergency emphasis employ employed employee employees empty end ended ending ends energy
engine engineer engineering engineers engines enjoy enjoyed enjoys enough enquiry ensure enter entered enters entire
entirely entrance environment equal equipment error errors escape especially essential estimate estimated etc euro
euros even evening event events ever every everybody everyone everything evidence exact exactly example excellent
except exchange excited excuse excuses exec exhaust exhibition exist existing exit exited expand expanding expansion
expect expected expecting expects expense expenses expensive experience expert experts expire expires explain
explained explains export express extend extended extension extra extreme extremely eye eyes fab face faced facing
fact factor factory facts fail failed failing fails failure failures fair fairly fall falling falls false familiar
families family famous fan fans fantastic far farm fast faster fat father fault faults faulty favor favour favourite
fear feature february fed fee feed feedback feel feeling feels fees feet fell fellow felt fence few fiber fibre field
fifteen fifteenth fifth fifty fight figure figured figures file filed files fill filled filling film filter filters
final finally finance financial find finding finds fine finger finish finished fire fired firm firmly firms first
firstly fish fished fishing fit fits fitted fitter fitting fittings five fix fixed fixes fixing flag flange flat fleet
flew flexible flight flip float floated floating flood floor flow fluid fly flying focus folk folks follow followed
following follows followup followups food fool foot football for force forced forces forecast forecasts foreign
foreman forest forever forget forging forgot forgotten fork forklift forklifts form formal format former formula forth
forties fortnight fortunate forty forward forwarded foul found foundation foundry four fourteen fourteenth fourth
frame framework free freight frequent frequently fresh friday friend friendly friends from front frozen fruit
frustrated fuel full fully fun fund funded funding funny furious furnace furniture further fuse future fyi gain gained
game games gang gap garage garden gas gate gather gave gear gearbox gearboxes gearmotor gears general generally
generator gentle gently get gets getting giant gift girl give given gives giving glad glass global glove gloves go
goal goals god goes going gold golf gone good goods google gosh got gotta government grab grade gradual grain grand
grant graph gravel grease great green grew grey grid grind grinder grip gross ground group groups grow growing grown
growth grunted guarantee guaranteed guard guards guess guessed guest guests guide guides guilty guy guys habit had
hair half hall halls halt hand handed handle handled handling hands handy hang happen happened happening happens
happier happy harbor harbour hard harder hardly hardware harm has hasnt hate hates have havent having hazard he head
headache headed heading headquarters heads health healthy hear heard hearing heart heat heater heating heavily heavy
heck height held hell hello helmet helmets help helped helpful helping helps hence her here heres hers herself hes
hesitant hey hi hidden hide high higher highest highly highlight hill him himself hint hire hired his hit hits hmm
hobby hoist hold holding holds hole holes holiday holidays home homework honest honestly honey honor hook hope hoped
hopefully hopes hoping horse hose hoses hospital hosts hot hotel hotels hour hours house household how however hub
huge human humour hundred hundreds hung hunt hunting hunts hurry hurt hurts husband hydraulic hydraulics hygiene i ice
id idea ideal ideas identify idle if ignore ill im image imagine immediate immediately impact impeller impellers
import important impossible impressed impression improve improved improvement improvements in inbox inch inches
incident include included includes including income incoming increase increased increases indeed index indicate indoor
industrial industries industry influence inform information initial initially initiative injury inlet input inquiry
inside insist insisted inspect inspected inspection inspections install installed installing instance instant instead
instruction instructions insurance insured intake integrate intend interest interested interesting internal interview
into intro introduce introduced introduction inventory invest investment invite invited invoice invoiced invoices
involve involved iron is island isnt issue issued issues it item items its itself ive jam jammed january jealous jest
job jobs join joined joins joint joints joke joked jokes journey joy judge july jump jumped june junior just keen keep
keeping keeps kept key keys kick kid kids kill killed killing kiln kilo kind kindly kinds kit kitchen kits knee knew
knife knock know knowing knowledge known knows lab label labels laboratory labor labour lack lacks ladder lady laid
lake lakes land landed lane language large largely larger largest last lasted lasting lasts late lately later latest
lather laugh laughed launch law lawyer lay layer layout lazy lead leader leaders leading leads leaf leak leaking leaks
lean learn learned learning learnt lease leased least leather leave leaves leaving lecture led left leg legal legs
lend length less lesson let lets letter letters level levels lever liability license licence lid lie life lift lifting
lifts light lights like liked likely likes limit limited limits line linear liner liners lines link links lips liquid
list listed listen listened listening lists litre litres little live lived lives living load loaded loading loads loan
local located location lock locked log logged logistics logs lol long longer look looked looking looks loose lorry
lose loses losing loss losses lost lot lots loud love loved lovely loves loving low lower lowest loyal lubricants
lubrication luck luckily lucky lunch machine machined machinery machines mad made magic magnet mail main mainly maint
maintain maintained maintenance major majority make makes making male man manage managed management manager managers
manages managing manner manual manufacture manufacturer manufacturing many map march margin margins mark marked market
marketing marks married mask mass massive master mat match matched matches mate material materials matter matters max
maximum may maybe mayor me meal meals mean meaning means meant meantime measure measured measurement measurements
measures meat mechanic mechanical media medical medium meet meeting meetings meets melt member members memory men
mention mentioned mentions menu merge mess message messages messed met metal metals meter meters method metre metres
mgmt mgr micron mid middle midnight might mild mile miles milk mill million mills min mind minds mine minimum mining
minor minute minutes mirror miss missed missing mistake mistakes mix mixed mixer mixers mixing mobile model models
modern modernise moment monday money monitor monitored monitoring month monthly months mood moose mop more morning
mortgage most mostly mother motion motor motors mount mounted mounts mouth move moved moves moving mtg much mud mum
muscle music must mutual my myself name named names narrow nasty nation national natural naturally nature near nearby
nearest nearly neat necessarily necessary neck need needed needing needs needle negative negotiate negotiations
neighbour neither nephew nerves nervous net network never new newest news next nice nicely niece night nights
nightmare nine nineteen nineteenth ninety ninth no nobody nod noise noisy nominate none nonsense noon nope nor normal
normally north nose not note noted notes nothing notice noticed noticing novel now nowhere nozzle number numbers nut
nuts oak object obsolete obvious obviously occasion occasionally occur odd odds of off offer offered offering offers
office officer officers offices official often oh oil oils ok okay old older oldest on once one ones ongoing online
only onsite onto oops open opened opening opens operate operated operating operation operations operator operators
opinion opportunities opportunity oppose option options or orange order ordered ordering orders organise organization
orig original originally other others otherwise ought our ours ourselves out outage outages outcome output outside
outstanding oven over overall overdue overhaul overload overnight overtime owe owed owes own owned owner owners owns
pace pack package packages packaging packed packer packing page pages paid pain paint pair pallet pallets panel panels
pants paper papers paperwork parcel parent parents park parking part partially particular particularly partner
partners parts party pass passed passes past paste patch path patience patient pattern pause pay paying payment
payments payroll pays peace peak pen pencil pending people pepper per percent percentage perfect perfectly perform
performance perhaps period permanent permit person personal personally personnel persons persuade phase phone phoned
photo photos pick picked picking picky picture pictures piece pieces pig pile pilot pin pinch pinged pink pins pipe
pipes piping pissed pit pitch place placed places plain plainly plan plane planned planner planning plans plant plants
plastic plate plated plates platform play played player plays pleasant please pleased pleasure plenty plot plug plus
pm po pocket point pointed points poles police policy polish polite poor poorly pop popped popular port portal
position positions positive possibility possible possibly post posted pot potential pound pounds pour power powered
powerful practical practically practice praise praised precise prefer preferred prefers prep prepare prepared
preparing presence present presentation presented press pressed presses pressing pressure pretty prevent previous
previously price priced prices pricing pride primarily primary principal print printed printer prior priorities
priority private prize pro prob probably problem problems procedure procedures proceed process processes processing
procurement produce produced produces producing product production products professional profile profit program
programme project projects promise promised promises promote promotion proof proper properly property proposal
proposals propose proposed protect protection prototype proud prove proved provide provided provider provides
proximity public pull pulled pulling pulls pulp pump pumped pumping pumps punch purchase purchased purchases
purchasing pure purple purpose push pushed pushing put puts putting qty quality quantity quarry quarter quarterly
question questions quick quicker quickly quiet quietly quit quite quotation quotations quote quoted quotes quoting
race rack racks radio rail rain raise raised raises raising ran range ranges rang rapid rare rarely rate rated rates
rather ratio raw re reach reached reaction read reading readings reads ready real realise realised realistic reality
really rear reason reasonable reasons rebate rebuild rebuilds rec recall recap receive received receiving recent
recently reckon reckons recognise recommend recommends record recorded records recover recovery recruit recycle red
redo reduce reduced reduction redundant refer reference references refuse refused refuses regard regarding regards
region regional register registered registration regret regular regularly reject rejected rejects relate related
relation relationship relative relatively relax release released relevant reliability reliable relief relocate rely
remain remaining remains remember remind reminded reminder remote remove removed rent rental reorder rep repair
repaired repairs repeat repeated replace replaced replacement replacements replacing reply report reported reporting
reports represent reps reputation request requested requests require required requirement requirements reschedule
research reseller reserve reserved resign resist resolve resolved resource respect respond response responsible rest
restart restaurant result results retire retired retirement retiring retrofit return returned returning returns reveal
revenue reverse revert review reviewed reviewing reviews revised rework rfq rich rid ride right rights rigid ring
rings rise risen rises risk risks risky river road roads rob robot robots rock role roll rolled roller rollers rolling
rolls roof room rooms root rope rota rotate rotten rough roughly round route routine row rows rubber rubbish rude ruin
rule rules run running runs rush rushed rust rusty sack sad safe safely safety said sail sailing salary sale sales
salesman salt same sample samples sand sat satisfied saturday sauce save saved saves saving savings saw say saying
says scale scales scan scare scared scary scene schedule scheduled schedules scheme school science scope score scrap
scrapped scratch screen screw screws screwup screwed script sea seal sealed sealing seals search season seasonal seat
second secondary secondly seconds secret secretary section sector secure security see seeing seek seem seemed seems
seen sees segment seized select selected selection self sell seller selling sells send sending sends senior sense
sensible sensitive sensor sensors sent sentence separate separately september serial series serious seriously serve
served server service serviced services servicing session set sets setting settle settled setup seven seventeen
seventh seventy several severe sew sez shadow shaft shafts shake shall shame shape share shared shares sharing sharp
she sheet sheets shelf shell shelves shes shift shifts ship shipment shipments shipped shipping ships shirt shit shock
shocked shoe shoes shoot shop shopping shops short shortage shorter shortly shot should shoulder shout show showed
shower showing shown shows shrug shut shutdown shuts shutting shy sick side sides sight sign signal signed significant
signing signs silence silent silly silo silos silver similar simple simply since single sink sir sister sit site sites
sits sitting situation six sixteen sixteenth sixth sixty size sized sizes skill skills skin skip sky slack sleep slept
slide slides slight slightly slip slipped slot slow slower slowly slurry small smaller smart smell smile smiled smoke
smooth smoothly snag snow so soap social sodium soft software soil sold sole solid solution solutions solve solved
some somebody somehow someone something sometimes somewhat somewhere son song sons soon sooner sore sorry sort sorted
sorts sought sound sounded sounds soup source sources sourcing south space spare spares speak speaking speaks spec
special specialist specialists specific specifically specification specs speed spell spend spending spent spill spin
spindle spindles split spoke spoken sport spot spotless spots spray spread spreadsheet spreadsheets spring square
squeeze stable stack staff stage stages stainless stairs stake stamp stamped stand standard standards standing stands
star start started starting starts state stated statement station stations status stay stayed staying stays steady
steal steam steel steep step steps stick sticks still stir stock stockout stocks stolen stomach stone stood stop
stoppage stoppages stopped stopping stops storage store storeroom stores stories storm story straight strange strap
strategic strategy stream street strength stress stretch strict strictly strike strip strong strongly structure
struggle struggling stuck student studied studies study stuff stupid style subject submit submitted subscription
substitute substitution succeed success successful such suck sucks sudden suddenly suffer suffering sugar suggest
suggested suggestion suggests suit suitable sum summary summer sun sunday super supervisor supper supplied supplier
suppliers supplies supply support supported suppose supposed sure surely surface surplus surprise surprised surprises
survey surveys suspect swap swapped swear swears swim switch switched switches switching swore sympathy system systems
table tables tag take taken takes taking tale talk talked talking talks tall tank tanker tankering tanks tape target
targets task tasks taste tax taxi tea teach teacher team teams tear tech technical technically technician technicians
technology teeth telephone tell telling tells temp temper temperature temperatures temporary ten tend tender tenders
tends tense tension tenth term terminal terms terrible terrific territory test tested testing tests text textile than
thank thanked thankful thanks that thats the theft their theirs them theme themselves then theory there thereby
therefore theres these they theyd theyll theyre theyve thick thin thing things think thinking thinks third thirds
thirteen thirteenth thirtieth thirty this tho thorough those though thought thoughts thousand thousands threat
threaten threatened three threw through throughout throughput throw throwing thrown thru thumb thursday thus ticket
tickets tidy tie tied tight tile till timber time timeline times timing tin tiny tip tips tire tired title to toast
tobacco today together toilet told tolerance tolerances tomorrow ton tone tongue tonight tonne tonnes tons too took
tool tooling tools tooth top topic torn torque total totally touch touched tough tour tow toward towards tower town
toy trace track tracking tractor trade traffic trailer train trained trainer training transfer transform transition
translate transport trap trash travel travelled travelling travels tray treat treated treatment tree trees trend trial
trials trick tricky tried tries trim trip trips trophy trouble troubles truck trucks true truly trust trusted trusts
truth try trying tube tubes tuesday tune turbine turbines turn turned turning turnover turns tv twelfth twelve
twentieth twenty twice twin two type types typical typically tyre tyres ugly ultimate unable unclear under underneath
understand understands understood undertook underwhelmed unfair unfortunately unhappy union unique unit united units
unknown unless unlike unlikely unpaid unplanned unreliable unsure until unusual up upcoming update updated updates
upgrade upgraded upgrades upgrading upon upper upset upside uptime upturn urge urgent urgently us usage use used
useful useless user users uses using usual usually utility vacation vacuum vague valid validity valley valuable value
values valve valves van variable variation variety various vary vast vehicle vehicles vending vendor vendors vent
venue verbal version versus very vessel via vibrates vibrating vibration vice video view views village virtual
virtually visible visit visited visiting visitor visits vital voice volume volumes vote wage wages wait waited waiting
wake walk walked walking wall walls want wanted wanting wants war warehouse warehouses warm warmed warms warn warned
warning warranty wary was wash wasnt waste wasted watch watched watching water wave way ways we weak weakness wealth
wear wearing wears weather web website wed wedding wednesday week weekend weekends weekly weeks weigh weight weird
welcome weld welded welding well went were werent west wet weve what whatever whats wheel wheels when whenever where
wheres whereas wherever whether which whichever while whilst white who whoever whole whom whos whose why wide wider
widely wife wild will willing win wind window windows wine wing winner winning wins winter wipe wire wires wiring wise
wish wished wishes with withdraw withdrew within without wk wks woke woman women won wonder wondered wonderful
wondering wont wood word words wore work worked worker workers working works workshop world worn worried worries worry
worse worst worth would wouldnt wound wow wrap write writes writing written wrong wrote yard yeah year yearly years
yell yellow yep yes yesterday yet yield you young younger your youre yours yourself youth zero zone gonna wanna cos
coz u ur thx pls plz ppl yr yrs hrs mins msg lmk idk imo tbd tba eod eow eom eoq eoy ref attn approx acct accts appt
mfg dept info qtr avg incl excl w wo wout hq sku moq eta etd roi tco kpi crm erp cad plc hmi vfd mro oee sop nda sla
msds sds coa poc ppap bom bol cnc usd eur gbp inr sek chf lakh lakhs crore crores kg kgs mm cm km kw kva hp rpm psi
sqm nos pcs pc ea doz incoterms ddp exw fob cif hvac lotos vat gst tds pan
""")

GERMAN = words("""
ab abend abends aber abgelehnt abgeschlossen abgesprochen ablauf ablehnen abnahme abrechnung absage abschluss
abstimmen abteilung ach acht achte achtzig alle allein allem allen aller allerdings alles als also alt alte alten
alter am an anbei anbieten anbieter anbindung andere anderem anderen anderer anderes anders anderthalb anfang anfangs
anfrage anfragen angebot angebote angeboten angeht angenehm angerufen angesprochen anlage anlagen anlauf anliefern
annahme anrufen anruf ans ansatz ansehen ansonsten ansprechpartner anstatt antrieb antriebe antwort antworten anzahl
arbeit arbeiten arbeitet arg art auch auf aufgabe aufgaben auftrag auftrage aufwand aus ausfall ausfalle ausgang
ausgefallen ausland ausschreibung aussen ausser ausserdem aussicht auswahl auto bald bar bau bauen baut bearbeiten
bedarf bedeutet bedenken bedingung bedingungen begeistert beginn beginnt bei beide beiden beim bekam bekannt bekommen
bekommt benotigen benotigt bereich bereit bereits bericht berichtet beruf beschaffung beschwert besonders besprechung
besprochen besser beste bestelle bestellen bestellt bestellung bestellungen bestens besuch besuchen betrieb bevor
bezahlen bezahlt bezuglich bier bieten bin bis bisher bisschen bist bitte bleibt blieb boden brauchen braucht breit
brief bringe bringen bringt bruder buro bzw ca chance chef da dabei dach dafur dagegen daher dahin damals damit danach
dank danke dann daran darauf daraus darf darin daruber darum das dass datenblatt datum dauert davon davor dazu dein
dem den denen denkt denn dennoch der deren des deshalb dessen deutlich deutsch dich dichtung dichtungen die dienstag
dies diese diesem diesen dieser dieses ding dinge dir direkt doch donnerstag doppelt dort drei dreissig dringend drin
dritte dritten druck du dumm dunkel durch durfen durfte eben ebenfalls ebenso echt egal ehe eher ehrlich eigene
eigenen eigentlich eilig ein einbau eine einem einen einer eines einfach eingang eingeladen einheit einig einige
einiges einkauf einmal eins einsatz einverstanden einzige elf ende endlich englisch entscheiden entscheidet
entscheidung entschieden entweder entwicklung er erfahren erfolg ergebnis erhalt erhalten erinnert erklart ernst
erreichen erreicht ersatz ersatzteile ersatzteil erst erste ersten erster erwartet erweitern erweiterung erzahlt es
etwa etwas euch euer euro extrem fabrik fach fahren fahrt fall falls falsch familie fand fast fehler fehlt feiern fein
ferien fertig fertigung fest feste filter finden findet firma firmen flach folgen folgt forderung frage fragen fragt
fragte frau frauen frei freigabe freigeben freitag freude freund freunde freut frisch froh fruh fruher fruhestens
fruhjahr fruhstuck fuhren fuhrt fund funf funfzehn funfzig funktioniert fur fuss gab gabs ganz ganze ganzen gar
garantie gast gebaude geben gebracht gebraucht geburtstag gefallt gefragt gegangen gegeben gegen gegenuber gehabt
gehalten geht gehen gehort geklappt gekommen geld geliefert gemacht gemeinsam gemerkt genau genehmigt genehmigung
genervt genommen genug gerade gern gerne gesagt gesamt geschaft geschaftlich geschaftsfuhrer geschehen geschichte
geschickt gesehen gesellschaft gespart gesprach gesprochen gestern gesund getan getriebe gewinn geworden gibt ging
gleich gluck golf gross grosse grossen grosser grosste grund gruppe grusse gute guten guter gut hab habe haben halb
halbe hallo halle halt halten hand handel hat hatte hatten haus hause heben heim heiss heisst helfen hell her heraus
herbst herr herrn herz heute hier hilfe hin hinter hinweis hoch hochste hof hoffe hoffen hofft hoher hohe holen holt
horen hort hund hundert ich idee ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins info informationen
insgesamt instandhaltung interessant interesse interessiert inzwischen irgendwann irgendwas irgendwie ist ja jahr
jahre jahren jahrlich je jede jedem jeden jeder jedes jedoch jemand jene jetzt jung junge kaffee kalt kam kann kannst
kapazitat kaputt kauf kaufen kauft kaum kein keine keinem keinen keiner kennen kennt kind kinder klagt klappt klar
klein kleine kleinen klingt knapp kollege kollegen kollegin komme kommen kommende kommenden kommt komplett konkret
konkurrenz konnte konnten konnen kontakt kopf korrigierte kosten kostet kraft krank kriegen kriegt kuhlung kummern
kummert kunde kunden kunftig kurz kurzem kurzfristig lager lagerware lagern lagerwechsel lagerbestand lagerung lacht
lag land lang lange langer langst langsam lassen lasst laufen laufende lauft laut leben legt legen leicht leider
leistung leiter leitung lernen letzte letzten letzter letztes leute licht lieb liebe lieber liebt lief liefer
lieferant lieferanten liefern liefert lieferung lieferungen lieferzeit lieferzeiten liegt linie linien links liste
losung lust mach mache machen macht mag mahnung mal man manche manchmal mann marke markt maschine maschinen material
mehr mehrere mein meine meinem meinen meiner meint meinte meist meisten meldet melden menge mengen mensch menschen
merken mich milch mindestens minuten mir mit mitarbeiter mitgenommen mitnehmen mittag mitte mittwoch mochte mochten
modern moglich moglichkeit moment monat monate monaten monatlich montag morgen motor motoren muss mussen musste
mussten muster mutter nach nachbar nachfrage nachfragen nachricht nachste nachsten nachster nachstes nacht
nachtschicht nahe name namens namlich natur naturlich neben nehmen nein nennen nervt nett neu neue neuen neuer neues
neun nicht nichts nie niemand nimmt noch nochmal normal nun nur ob oben oder offen oft ohne ol ordnung ort paar papier
passiert passt pause person personlich pflegt plan plane planen plant platz plotzlich positiv post preis preise
preisen preisliste privat pro problem probleme produktion projekt prozent prufen pruft pumpe pumpen punkt qualitat
quartal quasi rabatt rad rat raum raus rechnen rechnet rechnung rechnungen recht rechts rede reden reicht reihe rein
reise reklamation reklamiert reparatur rest richtig ruckmeldung rucksprache ruf rufe ruft ruhe ruhig rund sache sachen
sag sage sagen sagt sagte samstag satz sauber sauer schade schaffen schafft schatzt schau schauen schaut schicht
schicken schickt schlecht schlechte schluss schnell schon schreiben schreibt schrieb schriftlich schritt schulden
schuldet schule schwach schwer schwester schwierig sechs sehen sehr sei seid sein seine seinem seinen seiner seit
seite seiten selber selbst selten senden sendet service setzt sich sicher sie sieben sieht sind sitzt so sobald sofort
sogar sohn solange solche soll sollen sollte sollten sommer sondern sonne sonntag sonst sorge sorgen soweit sowie
spannend spart spat spater spatestens spiel spielt sprach sprache sprechen spricht stadt stamm stand standard standort
standorte stark statt steht stellen stellt steuer still stillstand stimmt stock stopp stoppt storung storungen strasse
stuck stunde stunden suche suchen sucht super tag tage tagen taglich tat tatsachlich tauschen technik technisch teil
teile teilen telefon telefonat telefoniert telefonisch termin termine teuer thema themen tief tisch tochter toll total
traf treffen trifft trotz trotzdem tun tut typ uber uberall ubergabe uberlegt ubernehmen ubernimmt uberweisen
uberzeugt ubrigens uhr um umbau umsatz umstellen umstellung umzug und ungefahr unbedingt unklar uns unser unsere
unserem unseren unserer unten unter unterlagen unternehmen unterschreiben unterschrift unterschrieben unterwegs
unzufrieden urlaub usw vater verabredet verantwortlich verband verbessern vereinbart vergessen vergleich verhandeln
verkauf verkaufen verkauft verlangt verlassen verloren vermutlich versand verschoben versorgt versprach versprechen
verspricht versprochen versteht versuchen versucht vertrag vertrage vertrauen vertreter vertrieb verwaltung verzogern
verzogerung viel viele vielen vielleicht vier viertel vierte voll vollig vom von vor voran voraussichtlich vorbei
vorgestern vorher vorigen vorlage vorlaufig vorn vorrat vorschlag vorsicht vorsichtig vorstand vorstellen vorstellung
wachsen wahl wahrend wann war ware waren warm warte warten wartet wartung warum was wasser wechsel wechseln weder weg
wegen weich weihnachten weil wein weise weiss weit weiter weitere weiteren welche welchem welchen welcher welches welt
wem wen wenig weniger wenn wer werde werden werk werke werkzeug wert wetter wettbewerb wettbewerber wichtig wie wieder
wieso will willkommen winter wir wird wirft wirklich wissen wo woche wochen wochenende woher wohl wohnt wolle wollen
wollte wollten worden woruber wort wozu wunscht wurde wurden zahl zahlen zahlt zehn zeichnung zeichnungen zeigen zeigt
zeit zeiten zentrale zertifikat zertifikate ziel ziele zieht zu zudem zuerst zufrieden zug zukunft zuletzt zum
zumindest zur zuruck zusage zusagen zusammen zusatzlich zustandig zwar zwei zweimal zweite zweiten zwischen zwolf
tschuss moin servus gruss grussen freundlichen vg lg mfg bzgl inkl ggf evtl zb dh uvm std stk lt vgl
""")

DAYS_MONTHS = words("""
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun wednsday
wensday january february march april may june july august september october november december jan feb mar apr jun jul
aug sep sept oct nov dec montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jaenner februar
marz maerz mai juni juli oktober dezember christmas xmas easter weihnachten ostern pfingsten silvester today tomorrow
yesterday tonight tmrw tmw tomo
""")

#: What misspelt and capitalised words are checked against.
COMMON: frozenset[str] = ENGLISH | GERMAN | DAYS_MONTHS
