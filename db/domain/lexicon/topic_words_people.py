"""Phrases of topics: how somebody likes to be treated, who they are, whom they know. See topic_words.py for how they are written."""

from __future__ import annotations

STRONG: dict[str, str] = {
    "preference": """
prefers | prefer | likes when | likes it when | likes to be | likes to have | like to be | hates it when |
hates being | hates to be | hate being | does not like | do not like | does not want to be | can not stand |
can not abide | can not bear | put off by | turned off by | turn off | turn-off | pet peeve* | pet hate |
allergic to | no patience | has no time for | no time for | has no patience | gets irritated | irritated by |
gets annoyed | annoyed by | gets angry | gets angry if | becomes angry | foul temper | goes mad | goes ballistic |
hits the roof | sees red | shuts down | opens up | warms to | warms up | lights up | eats out of | soft spot |
big fan of | swears by data | likes data | numbers guy | numbers person | numbers man | detail person |
data driven | data-driven | insists on | insists that | stickler | particular about | particular that |
fussy about | picky about | most particular | very direct | likes a short | likes short | likes facts |
likes numbers | likes to talk | loves to talk | loves numbers | loves hard | loves anything | loves details |
loves detail | loves a | wants facts | just wants | only wants | wants it in writing | everything in writing |
always ring first | ring first | call first | always call first | call ahead | no calls before |
do not call before | do not ring before | never call before | nobody ring before | no calls after | never call |
do not call | texts only | text only | email only | emails only | only by email | only by phone | only by mail |
by phone only | best reached | best time to | best to call | rather get | rather have | would rather | rather than |
do not send | never send | do not mention | never mention | do not bring up | do not talk about | avoid talking |
bring it up | keep it short | get to the point | gets to the point | be punctual | be on time | do not be late |
be late with | appreciates | values honesty | values punctuality | respects | lives for | proud of | pride of |
pride in | takes pride | responds to | responds best | hot button* | cold button* | will not talk to |
refuses to talk | unannounced | turns up unannounced | first name terms | formal | old school | likes being |
doesn't do small talk | do small talk | small talk | mag keine | mag es nicht | mag es | mag gern | mag | mogen |
liebt | hasst | legt wert | legt grossen wert | legen wert | bevorzugt | lieber per | lieber telefonisch |
lieber schriftlich | kann es nicht leiden | kann _ nicht leiden | kann _ nicht ausstehen | steht auf |
nicht vor # uhr | nur vormittags | nur schriftlich | nur per mail | nie anrufen | allergisch | reagiert allergisch |
schatzt es | schatzt | freut sich uber | argert sich uber | keine geduld
""",
    "personal": """
daughter* | son | sons | his boy | her boy | his girl | his wife | his husband | her husband | her wife | wife |
husband | married | getting married | wedding | divorced | widow* | pregnant | maternity | paternity | expecting a |
newborn | grandson | granddaughter | grandfather | grandmother | grandkid* | grandchild* | twins | his kids |
her kids | the kids | kids | his children | her children | children | his father | her father | his mother |
her mother | his brother | her sister | his sister | her brother | his dad | his mum | birthday | turns # |
is # next | retire* | retiring | retirement | stepping back | fishing | fishes | fish every | hunts | hunting |
golf | golfer | golfing | tennis | sailing | sails | sailor | his boat | her boat | a boat | footer | skiing |
skier | cycling | cyclist | cycles to | marathon* | triathlon | runner | ran the | hiking | climber | climbing |
football fan | united nut | nut | supports | season ticket | plays the | plays in a | plays guitar | plays piano |
sings in | choir | band | church | deacon | coaches | little league | volunteer* | scout leader | fire brigade |
rotary | collects | collector | restores | restoring | vintage | classic car* | motorbike* | motorcycle* | harley |
drag racing | racing | horse* | riding | gardening | beekeep* | bees | brews his own | cooking | cook* | baker by |
bakery | photography | chess | dog | dogs | puppy | cat | grew up in | born in | comes from | hails from |
originally from | from cape | moved here from | studied | studies | university of | read law | went to college |
phd | doctorate | used to work | worked at | worked for | worked in | worked twelve years | worked # years |
before that he | before that she | came up through | started as | started out as | apprentice | career |
been here for | been with them | been with the company for | been there for | has been _ for # years |
for # years now | years in the | joined from | new in the job | new to the job | in her first job | ex-navy | navy |
army | veteran | vegetarian | vegan | teetotal | does not drink | loves wine | operation | surgery | in hospital |
hospital | ill | sick with | heart attack | cancer | passed away | funeral | recovering from | holiday in |
holidays in | on holiday | vacation in | just back from | moved house | new house | building a house |
building his house | building it himself | building himself | fan of the | bit of a | big into | super into |
really into | is into | mad about | crazy about | passionate about | keen on his | hobby | hobbies | used to fish |
sohn | sohne | tochter | ehefrau | seine frau | ihr mann | verheiratet | heiratet | geheiratet | hochzeit | kinder |
kind | enkel* | hund | geburtstag | rente | pension | ruhestand | in pension | segelt | segeln | segelboot |
angelt | angeln | wandert | wandern | spielt | fussball | golft | hobbys | urlaub in | studiert* | gelernter |
fruher bei | war vorher bei | kommt aus | stammt aus | freizeit | verein | feuerwehr | musik | chor | oldtimer |
motorrad | elternzeit | mutterschutz | schwanger | krankenhaus | operiert
""",
    "relationship": """
knows well | knows him | knows her | knows the | know the | knows §p | knows our | knows their | know each other |
knows each other | known each other | knew each other | knows _ from | knew _ from | old friend* | friends with |
is friends | are friends | good friends | best mates | mates with | pals with | buddies | drinking buddy |
golf buddy | plays golf with | fish together | fishes with | golf together | hunt together |
went to school together | school together | at school together | studied together | worked together |
trained together | served together | same committee | same board | same club | same choir | same church |
same school | same university | sit on the same | sits on the board | related to | is related | cousin of |
brother of | sister of | brother-in-law | brother in law | sister-in-law | son-in-law | father-in-law | neighbour* |
neighbor* | works at | works for | husband works | wife works | married to | introduce us | introduce me |
introduce you | introduces us | an intro | intro to | intro for | introduction to | put in a word |
put in a good word | put a word in | good word for us | put us in touch | put me in touch | open doors |
open the door for | opens doors | has the ear of | ear of | close to | very close | well connected | connected to |
does not get on with | do not get on | does not get along | get along | gets on with | at loggerheads | feud |
rivalry between | does not trust | do not trust | trusts us | trusts me | ally | on our side | in our corner |
our champion | supporter of ours | sceptical about us | skeptical about us | against us | wary of us |
be careful there | careful what we say | reports to | recommended us | recommended me | referred us | referred me |
kennt unseren | kennt unsere | kennt den | kennt die | kennt §p | kennen sich | kannte | befreundet | freunde |
freund von | studienzeit | zusammen studiert | schulfreund* | verwandt | schwager | cousin | empfohlen |
stellt uns vor | kontakt herstellen | vertraut uns | versteht sich gut
""",
}

WEAK: dict[str, str] = {
    "preference": """
hates | hate | loves | love | likes | like | always | never | do not | prefer* | written | in writing | short |
angry | careful | keine | nie | immer
""",
    "personal": """
family | years | home | school | loves | party | weekend | garden | team | old | summer | himself | herself |
sunday
""",
    "relationship": """
together | knows | know | friend* | introduce* | introduction | contact at | trust* | met through | gefallen |
kennt
""",
}
