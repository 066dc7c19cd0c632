"""Given names of many countries, folded: evidence that two words are a person, also when nothing is capitalised.

Names that are everyday words too (mark, will, rose, grant) are in EVERYDAY: they count only with a capital letter in mixed-case text
or right beside a title.
"""

from __future__ import annotations

from db.domain.lexicon import words
from db.domain.lexicon.nicknames import FORMS

_ENGLISH = words("""
aaron abby abel abigail adam adele adrian agnes aidan alan alana albert alec alex alexander alexandra alexis alfred
alice alicia alison allan allen allison alyssa amanda amber amelia amy andrea andrew andy angela angus anita ann anna
anne annette anthony antonia april archie ariel arlene arnold arthur ashley aubrey audrey austin ava avery barbara
barney barry basil beatrice becky belinda ben benjamin bernadette bernard bert bertha beth bethany betsy betty beverly
bill billy blake bob bobby bonnie boyd brad bradley brandon brenda brendan brent brett brian bridget brittany brock
brooke bruce bruno bryan bryce bryn byron caitlin callum calvin cameron candace carl carla carlton carly carmen carol
caroline carolyn carrie carter casey cassandra catherine cathy cecil cecilia cedric celia chad charlene charles
charlie charlotte chase chelsea cheryl chester chris christian christina christine christopher chuck cindy claire
clara clarence clark claude claudia clayton cliff clifford clint clive clyde cody colin colleen connie connor conrad
constance cora corey cory courtney craig crystal curtis cynthia daisy dale dallas damian damon dan dana daniel
danielle danny daphne darlene darrell darren darryl dave david dawn dean debbie deborah debra declan deirdre delia
dennis derek derrick desmond devin dewayne dexter diana diane dick dolores dominic don donald donna dora doreen doris
dorothy doug douglas doyle drew duane dudley duncan dustin dwayne dwight dylan earl ed eddie edgar edith edmund edna
edward edwin eileen elaine eleanor elena eli elias elijah elisa elizabeth ella ellen elliot elliott ellis elmer elsie
emily emma eric erica erin ernest esther ethan ethel eugene eunice eva evan eve evelyn ewan faith fay felicity felix
fergus fiona fletcher flora florence floyd frances francis frank franklin fred freda freddie frederick gabriel gareth
garrett garth gary gavin gemma gene genevieve geoff geoffrey george georgia georgina gerald geraldine gerard gertrude
gilbert gillian gina gladys glen glenda glenn gloria gordon grace graeme graham grant greg gregory greta guy gwen
gwendolyn hamish hannah harold harriet harris harrison harry harvey hayden hayley hazel heather hector heidi helen
henry herbert herman hilary hilda holly hope horace howard hubert hugh hugo ian ida imogen ingrid iris irene irving
isaac isabel isabella isla ivan ivor ivy jack jackie jackson jacob jacqueline jade jake james jamie jan jane janet
janice jared jason jasmine jasper jay jean jeanette jeanne jeff jeffrey jenna jennifer jenny jeremy jerome jerry jess
jesse jessica jill jim jimmy jo joan joanna joanne jocelyn jodie joe joel joey john johnny jon jonah jonathan jordan
joseph josephine josh joshua joy joyce juanita judith judy julia julian julie juliet june justin kara karen karl kate
katelyn katherine kathleen kathryn kathy katie katrina kay kayla keith kelly kelsey ken kendall kendra kenneth kent
kerry kevin kieran kim kimberly kirk kirsty kris krista kristen kristin kristina kurt kyle lance larry laura lauren
laurence laurie lawrence leah lee leigh leo leon leonard leroy les leslie lester lewis liam lila lillian lily linda
lindsay lindsey lionel lisa liz lloyd logan lois lola lonnie lora loretta lori lorna lorraine louis louise lowell
lucas lucille lucy luke luther lydia lyle lynda lynette lynn mabel mack mackenzie madeline madison maggie malcolm
mallory mandy marc marcia marcus margaret margie marguerite maria marian marianne marie marilyn marion marissa
marjorie mark marlene marsha marshall martha martin marvin mary mason matthew matt maureen maurice mavis max maxine
maxwell megan melanie melinda melissa melvin meredith merle mervyn mia michael micheal michele michelle mick mike
mildred miles millie milton miranda miriam mitchell moira molly mona monica morgan morris muriel murray myra myrtle
nadine nancy naomi natalie natasha nathan nathaniel neal ned neil nelson neville niall nicholas nick nicola nicole
nigel nina noah noel nora norma norman norris olive oliver olivia ollie orville oscar oswald otis owen paige pamela
pat patricia patrick patsy patti paul paula pauline pearl peggy penelope penny percy perry pete peter petra phil
philip phillip philippa phoebe phyllis polly preston priscilla quentin quinn rachael rachel ralph ramona randall
randolph randy ray raymond rebecca reg reggie reginald renee reuben rex rhonda rhys ricardo richard rick ricky riley
rita rob robbie robert roberta robin robyn rod roderick rodney roger roland ron ronald ronnie rory rosalind rosanne
rose rosemary rosie ross roxanne roy ruby rufus rupert russ russell ruth ryan sabrina sally sam samantha sammy samuel
sandra sandy sara sarah saul scott sean sebastian selina serena seth seymour shane shannon sharon shaun shauna shawn
sheila shelby sheldon shelley sherman sherri sherry shirley sidney simon simone sonia sophia sophie spencer stacey
stacy stan stanley stella stephanie stephen steve steven stewart stuart sue summer susan susie suzanne sybil sydney
sylvia tamara tammy tanya tara tasha ted terence teresa terri terry tess thea thelma theodore theresa thomas tiffany
tim timothy tina toby todd tom tommy toni tony tonya tracey tracy travis trent trevor tricia tristan troy tyler tyrone
valerie vanessa vera verna vernon veronica vicki vicky victor victoria vince vincent viola violet virgil virginia
vivian wade wallace wally walter wanda warren wayne wendy wesley whitney wilbur wilfred will william willie wilma
winifred winston woody wyatt xavier yolanda yvette yvonne zach zachary zoe deshawn darnell lamar latoya tyrell keisha
jamal malik marquis luanne lorene darla gus hank mitch rusty buck deb trish barb sheryl tamika
""")
_GERMAN_NORDIC = words("""
achim adelheid adolf agathe albrecht alexandra alfons alois andreas anette angelika anja anke annegret annelie
anneliese annemarie annette annika anton antje arne arnd astrid august axel babette barbara bastian beate benedikt
benno berit bernd bernhard berthold bettina birgit birgitta birte bjarne bjorn bo bodo borje brigitte britta bruno
burkhard camilla carina carsten cathrin christa christel christiane christoph claas claus clemens conny constanze cord
cornelia corinna dag dagmar daniela detlef detlev dieter dietmar dietrich dirk doreen dorothea dorte ebba eberhard
eckhard edda edeltraud egon eike eino einar eleonore elfriede elisabeth elke ella else emil emilia endre enno erhard
erich erik erika erna ernst erwin esko eugen eva ewald fabian falk felix ferdinand finn florian folke frank franziska
franz frauke fredrik frida frieder friederike friedhelm friedrich fritz frode gabi gabriele gebhard georg gerd gerda
gerhard gerlinde gero gertrud gisela gitte gregor greta gudrun guido gunnar gunter gunther gustav hakan hakon hanna
hannelore hannes hans hansjorg harald hartmut hedwig heide heidemarie heike heiko heiner heinrich heinz helena helene
helga helge helmut hendrik henning henrik henrike herbert heribert hermann herta hilde hildegard hiltrud holger horst
hubert hubertus iben ilka ilona ilse imke ina inga inge ingeborg inger ingmar ingo ingolf ingrid inka insa irmgard
isabell ivar jakob jan jana janine janne jannik jari jaroslav jens jesper jette joachim jochen johan johanna johannes
jonas jorg jorgen jorn josef josefine juha juhani jukka julia julian juliane jurgen jutta kai kaisa kaj karin kari
karl karla karlheinz karola karolin karsten kasper katarina katharina kathrin katja katrin kerstin kirsten kirstin
kjell klara klaus klas knud knut konrad konstantin konstanze kristian kristina kristof kurt lars lasse leif lena
lennart lennard leonhard leonie levke liane lieselotte lina linnea lisbeth lorenz lothar lotte ludger ludwig luise
lukas lutz mads magda magdalena magnus maike maja malin malte manfred manja manuela marco maren mareike margarete
margit margot marianne marie marieke marita marius markku markus marlies martina marten mathias mathilde mats matti
matthias matze maximilian mechthild meike melanie merle michaela mikael mikko mirko mona monika moritz morten nadine
nadja nele nicole niels niklas nikolaus nils nina norbert oddvar ola olaf ole oliver olof oskar otmar otto patrick
pascal peer pekka per petra petri philipp pia rainer ralf ralph ramona ragnar raimund regina regine reiner reinhard
reinhold renate renke rene ria roland rolf roman ronja rosemarie rosi rudiger rudolf rune ruth sabine sabrina samuli
sandra sanna sascha saskia sebastian severin siegfried siegmund sigrid sigurd silja silke silvia simone sindre sofie
soren solveig sonja stefan stefanie steffen steffi stellan stig sunniva susanne svea sven svenja sybille synnove tanja
tarja teemu terje theo theresa thilo thomas thoralf thorben thorsten till tilman timo timm tobias torben tore torsten
torbjorn trond trude trygve udo ulf ulla uli ulrich ulrike ursula ute uwe vera veronika viggo viktor vibeke volker
volkmar walburga waldemar walter waltraud werner wiebke wieland wilfried wilhelm willi winfried wolf wolfgang wolfram
ylva yngve zita havard oystein oyvind asbjorn asa ake marit randi siri tuomas ville antti eero heikki ilkka kalle
lauri leena liisa maarit minna outi paavo pirjo risto satu seppo sirpa tapio tuula veikko
""")
_ROMANCE = words("""
adele adrien agathe agnes alain albane alessandra alessandro alessia alexandre alexis alfonso alfredo alicia alix
alonso alvaro amandine amelie anais andre andrea angelo anibal anouk antoine antonella antonio ariane armand armando
arnaud arturo aude audrey aurelie aurelien axelle bastien beatriz benedetta benoit bernadette bertrand blanca brice
brigitte bruno camila camille candice carina carla carlo carlos carmen carole caroline catalina caterina cecile cedric
celestine celine cesar chantal chiara christelle christophe claire claudia claudine claudio clemence clement clotilde
colette consuelo coralie corinne cristiana cristiano cristina cyril damien daniela daniele danilo dario davide
delphine denis diego dino domenico dominique donatella eduardo edouard elena eliane elisa elise elisabetta elodie
eloise elsa emanuele emile emilie emilio emma emmanuel emmanuelle enrico enrique enzo ernesto esteban estelle
esperanza etienne eugenio eva evelyne fabien fabio fabiola fabrice fabrizio fanny federica federico felipe fernanda
fernando filippo flavia flavio florence florent franca francesca francesco francine francisco franco francois
francoise frederic frederique gabriela gabriella gael gaelle gaspard gaston gemma genevieve georges gerard gerardo
geraldine germain ghislaine giacomo gian giancarlo gianluca gianni gilberto gilles gino giorgia giorgio giovanna
giovanni giulia giuliano giulio giuseppe gloria gonzalo gregoire guadalupe guilhem guillaume guillermo gustavo guy
helene henri herve hortense hugo ignacio ilaria ines inmaculada irene isabel isabelle ivan ivana jacinto jacques jaime
jairo javier jean jeanne jerome jesus joana joao joaquin joel jordi jorge jose josefa josiane juan juana julie julien
juliette julio justine karine laetitia laura laure laurence laurent laurie lea leandro leonardo leticia lidia liliana
lionel livia lorena lorenzo luc luca lucas lucia luciana luciano lucie lucien ludovic ludovica luigi luis luisa luiz
lydie madeleine mael maite manon manuel manuela marc marcel marcela marcella marcello marcelo marco margaux margherita
maria mariana mariano maribel marie mariella marina mario marisa marisol marta martine mateo mathieu mathilde matias
matteo maurice mauricio maurizio maxime melanie mercedes michel michele michela mireille miguel milena monica monique
montserrat morgane muriel myriam nadege nathalie nicola nicolas noelia noemi octavio odette odile olga olivier omar
orlando oscar ottavio pablo paco paola paolo pascal pascale patrice patricia patrizia paula pauline paulo pedro pepe
philippe pierre pietro pilar quentin rafael raffaele raffaella ramon raoul raphael raquel raul regis remi remy renata
renato renaud rene ricardo riccardo rita roberto rocio rodolfo rodrigo rogerio roland romain roman rosa rosario ruben
sabine sabrina salvador salvatore samuel sandrine sandro santiago sara sebastien segolene serena serge sergio severine
silvana silvia silvio simona simone sofia solange sonia soledad sophie stefania stefano stephane stephanie susana
sylvain sylvie tania teo teresa theo therese thibault thierry tiago tiziana tomas tommaso tristan ugo umberto urbain
valentin valentina valerie valeria valerio vanessa veronica veronique vicente victor vincent vincenzo virginie
vittoria vittorio viviane xavier ximena yann yannick yolande yves yvette yvonne
""")
_SLAVIC_EAST = words("""
agata agnieszka aleksandar aleksander aleksandra aleksandr aleksei alexei alena alina anastasia anatoly andrej andrei
andrzej aneta ania anica anka ante arkadiusz artem artur balazs barbora bartosz beata bela blanka bogdan bogumil boris
borislav bozena branislav branka branko bronislaw cezary csaba dagmara damir danica danijel dariusz darko davor dawid
desislava dmitri dmitry dominik dorota dragan dragana drazen dubravka dusan edyta ekaterina elzbieta emil erzsebet
eszter eva evgeny ewa ferenc filip franciszek gabor georgi gheorghe goran gordana grazyna grzegorz gyorgy halina hana
hanna helena henryk hristo ibolya igor ilie ilona ilya ion ioana ionut irena irina istvan ivana ivo iwona iva jacek
jadwiga jakub jan jana janez janos janusz jarmila jaroslav jaroslaw jasmina jelena jerzy jiri jitka joanna jolanta
josip jovan jozef judit julia juraj justyna kamil kamila karol karolina katarina katarzyna katalin kinga konrad
krystyna krzysztof laszlo lech lenka leszek lidia ljubomir lucyna ludmila lukasz lyudmila maciej magda magdalena maja
malgorzata marcin marek maria mariusz marijana marko marta martin mateusz matej michal mihaela mihai mikhail mikolaj
milan milena milica milos miloslav mira mirela miriam mirko mirka miroslav miroslaw mladen monika nadezhda natalia
natalya nebojsa nenad nikola nikolai nina oksana oleg olena olga oleksandr ondrej pal patrycja pavel pawel pavlina
petar petr petra piotr plamen predrag przemyslaw radek radka radoslav radoslaw radovan rafal rajko renata robert roman
rostislav ruslan ryszard sandor sanja sasa sebastian sergei sergey sergiy silvia simona slavko slawomir slobodan
snezana sofia sonja stanislav stanislaw stefan stepan stevan svetlana sylwia szabolcs szymon tadeusz tamas tanja
tatiana tatjana teodor tibor tihomir todor tomas tomasz tomislav urszula vaclav valentina valeri vasile vasil vedran
vera veronika vesna viktor viktoria violeta vit vitaly vladimir vladislav vlado vojtech volodymyr vytautas waclaw
waldemar wanda wieslaw wiktor witold wladyslaw wojciech yaroslav yevgeny yulia yuri yuriy zbigniew zdenek zdravko
zeljko zlatko zofia zoltan zoran zsolt zsuzsa zuzana jurgita rasa arvydas janis maris ieva liga andris kestutis
mindaugas kadri priit tiit giorgos kostas nikos dimitris yannis eleni vasilis panagiotis christos spyros stavros
despina katerina ioannis georgios konstantinos nikolaos dimitrios evangelos theodoros sotiris
""")
_ASIA_AFRICA = words("""
aadhya aarav abdul abdullah abhishek aditi aditya ahmad ahmed ahmet aisha ajay ajit akash akhil akira akshay ali alok
amar ambika amina amir amit amita amol amrita anand ananya anil anita anjali ankit ankita ankur anupam anuradha aparna
archana aravind arvind arjun arun aruna asha ashish ashok ashwin asif atul ayesha ayse aziz babu balaji bhaskar bharat
bhavesh bhavna bilal bina chandan chandra chetan chirag deepa deepak deepika dev devendra devika dhruv dilip dinesh
divya eman emre ercan esra fahad faisal farah farhan farid fatima fatma feroz firoz ganesh gaurav gautam geeta girish
gita gopal govind gurpreet habib hakim hakan halil hamid hamza hari harish harpreet harsh harsha hasan hassan hema
hemant hiren huseyin hussein ibrahim imran indira irfan ishaan ismail iqbal jagdish jai jamal jatin jaya jayant jayesh
jitendra jyoti kalpana kamal kamala kapil karan karim karthik kartik kavita kavya khaled khalid kiran kishore komal
krishna kumar kunal lakshmi lalit lata latha laxmi leela leila lokesh madhav madhu madhuri mahesh mahmoud malini
mandeep manish manisha manjula manoj mansi maryam meena meera mehmet mehul mihir milind mina minal mohamed mohammad
mohammed mohan mohit mona mukesh mukul murali murat mustafa nabil nadia naveen navin neelam neeraj neha nikhil nilesh
nimesh nisha nishant nitin noor nikita omar omer osman pankaj parag paresh parth parvati parveen pooja prabhakar
prabhu pradeep prakash pramod pranav prasad prasanna prashant pratap prateek pratibha praveen preeti prem priti priya
priyanka punit purnima radha rafiq raghav raghu rahim rahul raj raja rajan rajat rajeev rajendra rajesh rajiv rajni
raju rakesh ram rama ramesh ramya rania ranjit rashid rashmi ravi ravindra rekha renu reza ritu rohan rohit roopa rupa
sachin sadia sagar sahil saira sajid salim salma salman samir sameer samira sandeep sanjay sanjeev santosh sara saroj
sarita satish saurabh savita selim seema shabnam shahid shailesh shalini shankar shanti sharad sharma shashi sheela
shilpa shiv shivani shobha shreya shruti shubham shweta siddharth sita smita sneha sonal sridhar srinivas subhash
sudha sudhir sujata suman sumit sunil sunita suraj suresh sushil sushma swapna swati syed tanvi tariq tarun tejas uday
uma umesh usha usman vaibhav vandana varun vasant vasudha veena venkat venkatesh vidya vijay vijaya vikas vikram vimal
vinay vinit vinod vipin vipul viren virendra vishal vishnu vivek yash yashwant yasin yasmin yogesh youssef yusuf zahra
zainab zaid zeynep ziad akiko asuka atsushi aya ayumi chiaki daichi daiki daisuke eiji emi fumiko genji goro hana
hanako haruka haruki haruto hideki hideo hidetoshi hikaru hiro hiroki hiroko hiromi hiroshi hiroyuki hitomi ichiro
isamu jiro jun junichi junko kaori katsuo kazuki kazuko kazuo kazuya keiko keisuke kei kenichi kenji kenta koichi koji
kumiko kyoko maki makoto mami mamoru manabu mari mariko masaki masako masami masao masashi masato mayumi megumi
michiko midori mika miki minoru misaki mitsuko miyuki momoko motoko naoki naoko naomi natsuki nobu nobuo nobuyuki
noriko osamu reiko ren rie rika rina ryo ryota sachiko saki sakura satoko satoru satoshi sayuri seiji setsuko shigeo
shigeru shin shinichi shinji shiro shizuka shota sora sumiko susumu tadashi taichi takahiro takako takashi takayuki
takeo takeshi takuya tamiko taro tatsuya tetsuya tomohiro tomoko tomomi toru toshi toshio tsutomu tsuyoshi wataru
yasuhiro yasuko yasuo yoichi yoko yoshi yoshiko yoshio yui yuji yuki yukiko yuko yumi yumiko yuriko yusuke yutaka bao
bin chao chen cheng chun dong fang feng gang guang hao hong hua hui jia jian jiang jie jing junjie kai lan lei liang
ling liu long mei meng ming na ning peng ping qiang qing rong rui shan tao ting wei weiwei wen wenjie xia xiao xiaoli
xiaoming xin xing xiu xue yan yang yanyan ying yong yu yuan yun zhen zheng zhi zhiwei zhong siew mei-ling ah-kow kok
beng hock boon chee wai hoong minh anh tuan thanh huong linh hung dung thuy trang phuong hoa duc quang nguyen somchai
siriporn prasert wichai budi agus siti dewi wayan putu ketut rizal nur farhana azlan ji-hoon jihoon min-jun minjun
seung seung-ho sung-min sungmin hyun jae jin-woo jiyoung eun-ji eunji hye-jin soo-jin sujin yoon kyung dong-hyun ade
adebayo adaeze adaobi ademola adeola afolabi ahmadu akin akinwale amaka amara ayo ayodele babatunde bamidele bisi bola
bukola chidi chidinma chika chike chima chinedu chinwe chioma chukwudi chukwuemeka damilola dayo ebele ebuka efe ejike
ekene emeka enitan ese femi folake folasade funmi funke gbenga ifeanyi ifeoma ify ijeoma ike ikechukwu ikenna isioma
kayode kehinde kelechi kemi kunle lanre lekan ngozi nkechi nkem nnamdi nneka nwosu obi obinna ola olabisi oladele
olamide olu oluchi olufemi olumide olusegun oluwaseun osagie remi rotimi sade segun seun shola sola tayo temitope tobi
tolu tope tunde uche uchenna udo ugo uzoma yemi yetunde yinka abena adjoa akosua akua ama esi kofi kojo kwabena kwaku
kwame kwasi kwesi nana yaa yaw afua efua abdou aminata awa bineta cheikh fatou ibrahima mamadou mariama moussa ousmane
seydou youssou achieng akinyi atieno barasa chebet cheruiyot jelani juma kamau kiptoo kipchoge makena mumbi mutua
muthoni mwangi njeri njoroge nyambura nyong'o ochieng odhiambo okello omondi otieno wafula wairimu wambui wangari
wanjiku zawadi ayanda bheki busisiwe dumisani jabu johannes lerato lindiwe lwazi mandla mpho nandi nomsa nomvula
nosipho palesa pieter sibusiso sipho tebogo thabo thandeka thandi thembi themba thulani tshepo vusi zanele zodwa zola
piet koos hennie danie sarel ayelech dawit haile kebede meseret selam tesfaye tsegaye yohannes abebe avi ariel eitan
eli elad gal gilad hadas hila idan itai moshe noa noam nir oded ofer orit ran ron ronit shai shira shlomo tal tamar
yael yair yaron yossi yoav ziv mahmut oguz okan ozan ozge pinar selin serkan sinan sibel tolga tuncay ufuk umut volkan
yasemin yavuz yilmaz cem deniz ebru elif erdem ferhat gokhan gul gulsen hatice ilhan kemal levent mehtap merve nurcan
""")

GIVEN: frozenset[str] = (
    _ENGLISH | _GERMAN_NORDIC | _ROMANCE | _SLAVIC_EAST | _ASIA_AFRICA | frozenset(n for n in FORMS if len(n) > 3)
)

#: Given names that are everyday words in English or German.
EVERYDAY = words("""
al an art may mark will bill rose grant june april summer dawn faith hope grace joy rich frank pat sue rob chase
hunter mason miles max penny ray rusty dean earl guy jack jay gene drew dale glen lance ivy iris holly heather olive
pearl ruby violet daisy sandy brook brooke carol chance chuck cliff clay curt don dot eve gale herb jean josh ken kit
lane lee melody mike mo nick norm page peg reed rick rod skip stew ted tom van wade ward woody bob buck flora gill do
sol see so im am da ah kai jan sole ernst wolf kurt kurz lang gut hell stark gross till falk los bin sora sun long
hong gang yang ping wen chen ran sage sky star sterling stone tiger trinity victor dick gay major marshall duke prince
king baron dolly destiny honor patience prudence charity angel august avery blaze bud candy cherry christian colt
crystal duncan forest gabs gin ginger gus hazel kay lark laurel marina misty opal parker piper poppy presley rain
raven robin royal scout shell sunny tally trace troy wren tech esi ama nana yaw remi ugo obi ola ike ade na no man mag
tal gal ron nir ziv noor li lu ma he hu she xia you yu ye ai bo de fu ji ju le mi ni pi ru se si su te tu ti wa wo xi
ya yi za zu ze udo bola tope sade
""")
