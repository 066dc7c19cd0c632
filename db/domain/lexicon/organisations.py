"""How companies are called: legal forms, and the nouns that end (or, in French and Italian, open) a firm's name."""

from __future__ import annotations

from db.domain.lexicon import words

#: Legal forms; no part of the name that people say.
LEGAL = words("""
gmbh mbh ag kg kgaa ohg ug gbr ek ev se eg co cokg ltd limited plc llp llc inc incorporated corp corporation company
pvt pte pty bhd sdn ab oy oyj as asa aps a/s i/s nv bv cv vof sa sas sarl sasu srl spa snc sl slu sau slp lda ltda zoo
sro kft zrt nyrt doo dd ooo oao zao kk sp spzoo holding holdings group gruppe groupe grupo gruppo the and und
""")

#: Nouns of trades that close a firm's name in English and German ("Harlow Castings", "Seeberg Molkerei").
HEADS = words("""
works mills mill foundry foundries castings forge forging forgings steel steelworks metals metal iron aluminium
aluminum copper foods food dairy dairies bakery bakeries brewery breweries brewing bottling bottlers beverages
distillery distillers winery mining mines mine quarry quarries aggregates cement concrete minerals gravel sand stone
bricks brickworks ceramics glass glassworks paper papers pulp packaging board cartons print printing textiles textile
spinning weaving fabrics garments apparel leather chemicals chemical chemie pharma pharmaceuticals plastics polymers
rubber tyres tires coatings paints resins plastik utilities utility water power energy gas oil refinery refineries
petroleum electric electrical electronics semiconductors shipyard shipyards shipping maritime marine ports harbour
logistics freight transport haulage trucking lines airways airlines motors automotive autos vehicles trucks tractors
engines aerospace aviation rail railways railway machinery machines machine tools tooling engineering engineers
manufacturing manufacturers fabrication fabricators fabricating precision hydraulics hydraulik pneumatics pumps valves
bearings gears gearboxes drives seals fasteners components systems instruments controls automation robotics
technologies technology tech solutions services industries industrial industrie industriel enterprises products timber
lumber sawmill sawmills wood furniture joinery plywood veneer farms farm agri agro poultry meats meat seafood
fisheries fish sugar grain grains milling feeds seeds fruits fruit produce salmon hospital hospitals clinic clinics
medical labs laboratories biotech diagnostics health construction builders contractors contracting constructions
properties estates developments stores retail supermarkets markets trading traders exports imports distribution
distributors wholesale supplies supply university college council borough county municipal authority wire wires cables
cable tubes tube pipes pipe coils springs profiles extrusions laminates plating galvanizing galvanising recycling
waste environmental salvage scrap gold silver nickel zinc lithium coal gypsum salt lime soap soaps cosmetics
detergents candles confectionery chocolate chocolates sweets cheese creamery creameries coffee tea werke werk
maschinenbau anlagenbau stahlbau metallbau werkzeugbau formenbau apparatebau fahrzeugbau technik antriebstechnik
fordertechnik stahlwerk giesserei molkerei brauerei bäckerei backerei fleischerei schlachthof papierfabrik zementwerk
sagewerk druckerei weberei spinnerei kunststoffe kunststofftechnik chemiewerk stadtwerke verpackungen verpackung
lebensmittel getranke mobel holz spedition logistik energie elektro elektrotechnik armaturen pumpen dichtungen guss
feinguss mineralbrunnen kellerei papier pappe kartonagen textil stahl metall metallwerke glas keramik baustoffe
kieswerk steinbruch zucker muhle muhlen bruk sag sagverk varv mejeri bryggeri fabrik fabriker verk industri verft
fabriken acciaierie acciaieria fonderia industria alimentari oleificio cantine vetreria ceramiche meccanica officine
aceros alimentos bodegas cementos quimica papelera siderurgica conservas chimie aciers acieries fromages vins
plastiques
""")

#: Nouns that open a firm's name ("Ateliers Roussel", "Savonnerie Belmont", "Stadtwerke Bremen").
OPENERS = words("""
ateliers atelier savonnerie fonderie fonderies laiterie brasserie papeterie papeteries verrerie usines usine forges
etablissements ets societe maison laboratoires laboratoire chantiers compagnie imprimerie cimenterie fromagerie
distillerie moulins moulin scierie fonderia acciaierie acciaieria industrie officine cantiere cantieri oleificio
vetreria cartiera cartiere ceramiche pastificio caseificio fabrica industrias aceros cementos bodegas talleres grupo
hacienda cerveceria astilleros conservas papelera stadtwerke molkerei brauerei papierfabrik maschinenfabrik stahlwerk
giesserei zementwerk spedition klinikum universitat druckerei metallbau autohaus gebruder gebr brouwerij zuivelfabriek
koninklijke royal port hotel
""")

#: Firms that often turn up as rivals or brands in industrial sales: never a new customer by their name alone.
BRANDS = words("""
skf fag ina schaeffler timken nsk ntn koyo nachi grainger fastenal mcmaster motion mrc wurth wuerth hoffmann rs
farnell festo bosch rexroth siemens abb schneider rockwell allen-bradley eaton parker hydac danfoss grundfos ksb wilo
sulzer flowserve emerson honeywell yokogawa omron mitsubishi fanuc kuka sew nord lenze flender gates continental
trelleborg freudenberg loctite henkel shell castrol mobil fuchs klüber kluber kaeser boge ingersoll atlas copco hilti
stihl makita dewalt sandvik seco iscar kennametal mahle mann donaldson pall trumpf mazak haas dmg lincoln esab
air-liquide linde sap oracle salesforce microsoft amazon google excel teams zoom whatsapp outlook
""")
