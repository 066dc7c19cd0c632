"""Short and friendly forms of given names, in English, German, French, Spanish, Italian, Slavic and Nordic use.

A line opens with the full forms (joined by /), then its short forms. Sources: general knowledge of naming customs.
"""

from __future__ import annotations

_TABLE = """
abigail: abby gail abbie
adelheid: heidi heide
agnieszka: aga
albert/alberto/albrecht: al bert bertie berti
alejandro/alexander/aleksander/alexandre/aleksandr/oleksandr: alex alec sandy sasha sascha alejo ale xander olek
alejandra/alexandra/aleksandra: alex sandra sandy sasha ola lexi ale
alfred/alfredo: al alf fred alfie freddy
alison/allison: ali allie
amanda: mandy
amelia/emilia: amy millie emmi
andrea: andi andie
andreas/andrew/andre/andrzej/andrei/andrey: andy andi drew dre anders andrj
angela/angelika/angelica: angie geli angel
anna/anne/ann/hannah/annika: annie anni anka nan nancy ania hanni
annabelle: anna belle
annegret/annemarie: anne
anthony/antonio/anton/antoine: tony toni ant toño
antonia: toni tonia
antje: anne
arabella: bella
archibald: archie
arthur/arturo/artur: art artie
augustus/august/augustin: gus augie gustl
barbara: barb babs barbie babsi basia
bartholomew/bartlomiej: bart bartek
beatrice/beatriz/beatrix: bea trixie bee
benedict/benedikt: ben bene
benjamin: ben benny benji benni
bernard/bernhard/bernardo: bernie berni hardy bernd
bernadette: bernie detta
bradley/bradford: brad
brigitte/bridget/birgit/brigitta: gitte biggi gitti bridie
caroline/carolyn/carolina/karoline: carol caro carrie lina line karo
carlos/karl/carl/charles/carlo/karol: charlie chuck charly chas kalle carlitos
cassandra: cassie cass
catherine/katherine/kathryn/katharina/catarina/kathleen/katarina/ekaterina/katarzyna/caterina/cathrin/kathrin/catalina: kate katie kathy cathy kat kathi katja kati kasia katya kay cat trina cate kitty
cecilia: cece cissy celia
chandrasekhar/chandrashekar: chandra shekhar
charlotte: lotte charlie lottie charly
christian/kristian: chris christi kris
christina/christine/kristina/kirsten/christiane/krystyna/cristina: chris chrissy tina christie kris christl cris
christopher/christoph/christophe/krzysztof/cristobal/kristoffer: chris topher kit christo stoffer krzys
clifford/clifton: cliff
cornelia: conny connie nelly
cornelius: con conny neil
curtis: curt
cynthia: cindy
daniel/daniil/danijel: dan danny dani
daniela/danielle: dani ella
david/davide: dave davy davey
deborah/debra: deb debbie
denise: dee
dennis/denis: den denny
dieter/dietrich/dietmar: didi dieti
dimitri/dmitry/dimitrios/dmitri: dima mitya dimi mitch
dominic/dominik/dominique/domenico: dom nick nik mimmo
donald: don donny donnie
dorothea/dorothy/dorothee: dot doro dottie thea dolly
douglas: doug
duncan: dunc
edgar: ed
edith: edie
edmund/edward/eduard/eduardo/edouard: ed eddie ted teddy ned edi
edwin: ed eddie
eleanor/eleonore/elena/helena/helen/helene: ellie nell nora nelly lena elly leni hella
elizabeth/elisabeth/elisabetta/elzbieta/isabel/isabella/isabelle: liz lizzie beth betty eliza lisa lise elsa betsy lissy sissi sisi ela bella bel isa libby liesl elli bettina
emily/emilie: em emmy millie
emmanuel/manuel/immanuel/emanuel: manny manu manolo
enrique/heinrich/henry/henri/henrik/hendrik/enrico: hank harry heinz heiner henk hal quique rico henning heini
erich/eric/erik: rick ricky
ernest/ernst/ernesto: ernie erni
eugene/eugen/evgeny/yevgeny: gene zhenya
evelyn/eveline: eve evi
ferdinand/fernando: ferdi ferdy nando fer
florence: flo flossie
florian: flo flori
frances/francesca/franziska/francisca: fran franzi frankie franny franca paqui cesca
francis/franz/francisco/francesco/francois/frantisek/franciszek: frank fran paco pancho frankie franco franzl franek
franklin: frank
frederick/friedrich/frederic/frederik/federico: fred freddy fritz rick fredi fede
gabriel/gabriele: gabe gabi gab
gabriela/gabrielle: gabi gaby ella
geoffrey/jeffrey/jeffery/godfrey/gottfried: geoff jeff friedl
georg/george/jorge/giorgio/jerzy/georgios/yuri/jurgen/joergen/jorgen/jurg: schorsch georgie jurek jorg yorgos gio joerg
gerald/gerard/gerhard/gerardo/jerome: gerry jerry gerd ged hardy geri
gertrud/gertrude: trudi trudy gerti
giovanni/giacomo: gianni nino vanni
gregory/gregor/grzegorz/gregorio: greg grisha goyo gregg
guadalupe: lupe
guillermo/william/wilhelm/guillaume/willem/wilfried: will bill billy willy willi liam memo wim guille wills helmut
gundula: gundi
gustav/gustavo/gustaf: gus gusti tavo
harold/harald: harry hal harri
harrison: harry
herbert/heribert: herb bert herbie
hermann/herman: manni
hildegard: hilde hilda
horatio: horace
howard: howie
hubert/hubertus: bert hub
hugo/hugh: huey hughie
ignacio/ignatius/ignaz: nacho iggy
irene: reni rene
ingeborg/ingrid: inge
jacob/jakob/jacobo/jacques/giacobbe: jake jay kuba coby jack
jacqueline: jackie jacky
james/jaime/diego/santiago: jim jimmy jamie jem
jan/johannes/john/johann/hans/ivan/giovanni/juan/jean/johan/ian/janos: johnny jack hannes hansi janek jon jonny juanito vanya jo
jana/johanna/joanna/jane/janet/jeanne/joan/juana: jo hanna janie hanni asia jenny joanie
janine/jeannine: jan
jennifer/genevieve: jen jenny jenni ginny jenn
jeremy/jeremiah: jerry jem jez
jessica: jess jessie
joachim/joaquin/achim: jo jochen jockel achim quino
joel: joe
jonathan/jonatan: jon johnny nathan jonny
jose/joseph/josef/giuseppe/jozef/josip/yosef: joe joey sepp pepe beppe jo josie jupp pepito joschi joss pino
josephine/josefina/josefine: jo josie fina josy pepa
joshua: josh
julia/juliane/julie/giulia/juliana: jules jule juli uli liana
julian/julius/giulio/jules: jules jule juls
karin/karen/carina: kari
kenneth: ken kenny
kimberly/kimberley: kim kimmy
klaus/nikolaus/nicholas/nicolas/nikolas/nicola/nicolai/nikolai/mikolaj/niklas/claus: nick nik nico niko nicky kolya klas claas niki
konstantin/constantin/konstantinos/constantine: kostas kosta costa tino dinos
lakshminarayan/lakshmi/laxmi: lakshmi laxman
laura/lauren: laurie lauri
lawrence/laurence/lorenz/lorenzo/laurent/lars: larry laurie renzo lenz lasse loz
leonard/leonardo/leonhard/leon: leo len lenny
leopold: leo poldi
leslie/lesley: les
lewis/louis/luis/luigi/ludwig/lodewijk/ludovic: lou louie lui lutz gigi gino lew ludo
louise/luisa/luise/lovisa: lou lulu lisa
lucas/lukas/luca/luke: luc luke luki
lucy/lucia/lucie: lu lulu
lydia: lyd
magdalena/madeleine/magdalene: maggie lena magda leni maddie maddy
malcolm: mal malc
manfred/siegfried: manni fred siggi manny sigi
margaret/margarete/margarita/margherita/marguerite/malgorzata/margit/margot/gretchen: maggie meg peggy greta gretel marge margie gosia rita daisy grete madge
maria/marie/mary/mariana/marianne/miriam/mariam: mia mimi molly mitzi mizzi ria polly marry maja moll
mark/marc/marcus/markus/marco/marek: marky
martha/marta: marthe mart patty
martin/marten/marcin: marty tino mart
matthew/matthias/mathieu/matteo/mateo/mathias/mateusz/matej/matthieu: matt matty hias matti mats teo mat matze
matilda/mathilde: tilly tilda mattie thilde
maurice/moritz/mauricio: mo morris maury moe
maximilian/massimo/maxim/maxime/maximiliano/maxwell: max maxi maxl massi
melanie: mel melli
melissa: mel lissa missy
mercedes: merche
michael/michel/miguel/michele/mikhail/mikael/michal/mihai/mikkel: mike mick micky mikey misha michi mich mitch mischa miki michl
michelle/michaela/micaela/michaele: shelly shell mickie michi mica
mohammed/muhammad/mohammad/mehmet/mohamed/mohamad: mo mohd moe
mohandas: mohan
monica/monika/monique: moni mona monny
nadezhda/nadja: nadia nadya
natalie/natalia/nathalie/natasha: nat tasha natty nati
nathan/nathaniel: nate nat
nicole/nicoletta: nicky nikki nic coco
oliver/olivier/olivia: ollie oli olli liv livvy
oskar/oscar: ossi ozzie
pamela: pam pammy
patricia/patrizia: pat patty trish tricia patsy patti
patrick/patricio/padraig: pat paddy rick patty
paul/paulo/pablo/pavel/pawel/paolo/pal: pauly pavlik pauli
paula/pauline/paulina/paola: polly pauli
penelope: penny
peter/pedro/pierre/pietro/piotr/petr/pieter/per/petter: pete piet pit petey pierrot perico
petra: peti
philip/philipp/phillip/philippe/felipe/filip: phil pip flip lippi
prudence: pru
rachel/raquel: rach rae
radhakrishnan/radhakrishna: radha krishna
rafael/raphael/rafal/raffaele: rafa raff rafi raffi
rainer/reiner: rai
rajesh/rajendra/rajeev/rajiv/rajan/rajkumar: raj raju
ramakrishnan/ramachandran: ram rama
ramon/raymond/raimund/raimundo/rayner: ray moncho monchi
rebecca/rebekka: becky becca bec becks
regina/regine: gina reggie gine
reginald/reinhold/reinhard: reg reggie rex reini hardy
renata/renate: rena nati
richard/ricardo/riccardo/ryszard: rick dick rich ricky richie rico ritchie
robert/roberto/ruprecht: bob rob robbie bobby bert robi robin beto berto
roderick/rodrigo: rod roddy rodri
rodney: rod
roger/rudiger/ruediger/rogelio: rog rudi
roland/rolando: rolly rollo
ronald/ronaldo/aaron: ron ronnie ronny
rosa/rosemary/rosemarie/rosalind: rose rosie romy rosi roz
rudolf/rudolph/rodolfo: rudi rudy dolf rolf rolfi
russell: russ
ryan: ry
salvatore/salvador: sal toto turi chava salva
samuel/samantha/samir: sam sammy sami
sandra: sandy sandi
sarah/sara: sally sadie
sebastian/sebastien/sebastiano: seb basti bastian wastl bas sebi
selina/celina: lina sely
sergei/sergey/sergio: serge serj seryozha checo
siegmund/sigmund: sigi siggi
silvester/sylvester: sly
silvia/sylvia/sylvie/sylwia: syl silvi
simon/simone: si sim
sofia/sophia/sophie/sofie/zofia: sophie fifi zosia sofi
srinivasan/srinivas: srini sri vasan
stanley/stanislaw/stanislav: stan staszek
stefan/stephen/steven/stephan/stefano/esteban/etienne/istvan/stephane/szczepan: steve steff stef ste stevie pista steffen
stefanie/stephanie/stefania: steffi steph stef stevie fanny
stuart/stewart: stu stew
subramanian/subramaniam: subbu mani subra
susan/susanne/suzanne/susanna/susana/zuzanna: sue susie suzie sanne susi suse zuzia
sven: svenni
tamara/tamsin: tam tammy
tatiana/tatjana: tanya tanja tati
teresa/theresa/therese/theresia: terry tess resi tessa terri tere tracy
terence/terrence: terry tel
theodore/theodor/teodoro/theo: ted theo teddy teo
thaddeus/tadeusz: tad tadek
thomas/tomas/tommaso/tomasz: tom tommy thom tomek tomi massi
timothy/timotheus/timo: tim timmy timo
tobias/toby: tobi toby
ulrich/ulrike: uli ulli ulla rike
ursula: uschi ulla ursel uschel
vanessa: nessa ness
venkatesh/venkataraman/venkateswara/venkatesan/venkat: venkat venky
veronica/veronika/veronique: vera ronnie roni vroni nika
victor/viktor/vittorio: vic vito vicky
victoria/viktoria: vicky vic tori vicki
vincent/vincenzo/vicente/vinzenz: vin vinnie vince enzo chente vinny
virginia: ginny gina ginger
vishwanathan/viswanathan: vishy vish
vladimir/volodymyr/wladimir: vlad vova volodya wolodja
walter/walther/gualtiero: walt wally waldi
wesley: wes
wilhelmina/wilhelmine: mina minna willa
winston: win
winifred: winnie freda
wolfgang/wolfram: wolf wolfi wolle
yolanda: yoli
yvonne: vonnie
zachary/zachariah: zach zack zac
"""


def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _TABLE.strip().splitlines():
        full, _, short = line.partition(":")
        names = [*full.split("/"), *short.split()]
        forms = full.split("/")
        for name in names:
            # Two short forms of one name need not be forms of each other's other full names; a full form knows all.
            found.setdefault(name, set()).update(names if name in forms else forms)
    return {name: frozenset(others - {name}) for name, others in found.items()}


#: Folded given name or short form -> the other forms it may stand for.
FORMS: dict[str, frozenset[str]] = _groups()
