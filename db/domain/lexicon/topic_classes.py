"""Classes of words that show a topic together with another class: states of machines, waste, praise, pastimes, roles in buying.

Folded, English and German. topics.py combines them ("their" thing + BROKEN, WASTE + amount, somebody + PASTIME).
"""

from __future__ import annotations

from db.domain.lexicon import words

#: What is wrong with a thing.
BROKEN = words("""
dead dying broken cracked snapped bent burst burnt blown buckled warped porous pitted scored scratched dented chipped torn ripped frayed perished
rotten rusted rusty corroded seized stuck sticking jammed blocked clogged fouled gummed plugged leaking leaky dripping weeping flooded soaked overheating
overheated scorching smoking burning squealing screeching rattling grinding knocking banging noisy shaking wobbling wobbly loose slack misaligned slipping
sagging drifting unstable erratic temperamental unreliable obsolete undersized oversized underpowered inefficient ineffective filthy
contaminated mouldy damp stale dull blunt worn knackered shot kaput bust busted wrecked ruined useless faulty defective substandard
tripping failing cavitating vibrating fluctuating flickering stalling choking starving slowing slow crumbling sinking collapsing
kaputt defekt undicht verschlissen gerissen gebrochen verbogen verstopft festgefressen uberhitzt verrostet unzuverlassig veraltet stumpf locker
""")
#: Losing things, time and money.
WASTE = words("""
waste wastes wasted wasting scrap scraps scrapped scrapping bin bins binned binning dump dumps dumped dumping bleed bleeds bleeding
rework reworks reworked reworking redo redoing rejects rejected haemorrhage burning bottleneck bottlenecks idle standstill standing downtime overtime
ausschuss nacharbeit verlust verluste stillstand wegwerfen
throw throws thrown lose loses losing lost costs costing cost
""")
AMOUNT = (
    r"(?:\d[\d.,]*|half|a third|a quarter|one|two|three|four|five|six|ten|dozens|hundreds|thousands|a day|a shift|an hour|hours|days|weeks|shifts?|kilos?|tonnes?|tons?|litres?"
    r"|money|production|output|batch(?:es)?|stock|capacity|time|each time|every time|per shift|pro schicht|stunden|tage|euro)"
)
#: Praise and blame.
PRAISE = words("""
great excellent brilliant superb fantastic outstanding perfect best impressed impressive delighted thrilled pleased happy satisfied grateful thankful
faultless flawless spotless reliable quick helpful wonderful amazing chuffed love loves loved praised compliments complimented glowing exemplary
super toll prima hervorragend ausgezeichnet zufrieden begeistert dankbar zuverlassig perfekt
""")
BLAME = words("""
angry furious livid cross annoyed upset unhappy disappointed fuming irate frustrated complained complains complaining complaint complaints moaned grumbled
late wrong damaged missing short porous defective faulty broken rejected useless shoddy sloppy rude slow unreliable poor bad terrible awful appalling dreadful
unacceptable unanswered ignored forgotten messed botched amused letdown
sauer wutend verargert enttauscht unzufrieden falsch falsche verspatet mangelhaft schlecht beschadigt fehlerhaft
""")
#: What people do in their own time, with “loves”, “plays”, “keen on”, or as such.
PASTIMES = words("""
football soccer rugby cricket tennis golf hockey basketball baseball softball volleyball handball badminton squash netball lacrosse polo curling bowls bowling darts snooker billiards pool
boxing judo karate wrestling fencing archery shooting clay rowing canoeing kayaking sailing yachting surfing windsurfing diving snorkelling swimming waterpolo
running jogging marathon marathons triathlon triathlons ironman cycling biking mountainbiking motocross rallying karting hiking walking trekking mountaineering climbing bouldering caving
skiing snowboarding skating sledging biathlon fishing angling hunting stalking falconry riding dressage eventing horses ponies racing
gardening allotment roses orchids beekeeping bees pigeons whippets greyhounds labradors spaniels terriers dachshund poodles cats dogs goats sheep chickens hens alpacas koi
cooking baking barbecue barbecues bbq grilling brewing homebrew winemaking cheesemaking sourdough whisky whiskies wine wines cigars
guitar piano violin cello drums saxophone trumpet trombone accordion bagpipes organ singing choir choirs orchestra jazz blues opera theatre dancing ballroom salsa ballet
painting watercolours sculpture pottery woodwork woodturning carpentry knitting sewing quilting embroidery photography birdwatching birding astronomy chess bridge poker crosswords sudoku
trains railways model models lego stamps coins antiques vinyl records motorbikes motorcycles harleys vespas tractors camper campervan caravan caravanning camping
lions rotary scouts church parish mosque temple cathedral bible yoga pilates meditation gym crossfit weightlifting dogsled bollywood karaoke comics
fussball skifahren segeln angeln jagen wandern bergsteigen klettern radfahren rennrad reiten kochen backen garten imker bienen schach skat musik gitarre klavier orchester feuerwehr kegeln tauchen
""")
#: Said of people's lives.
LIFE = words("""
wife husband son sons daughter daughters grandson granddaughter grandchildren grandkids mother father mum dad brother sister twins baby toddler teenager
married divorced engaged widowed pregnant maternity paternity wedding honeymoon anniversary christening funeral birthday graduation
retires retiring retire retired retirement pension sabbatical redundancy
surgery operation hospital cancer stroke diabetes hernia chemo physio migraine allergy knee hip replacement illness
ehefrau ehemann sohn tochter enkel kinder hochzeit geburtstag rente ruhestand elternzeit krankenhaus
""")
#: Whose word counts.
POWER = (
    r"(?:signs? (?:everything|all|off|for|it all)|(?:does|handles|runs|controls|manages) (?:all )?(?:the )?(?:\S+ ){0,4}?(?:ordering|buying|purchasing|orders)|subject to (?:\S+ ){0,3}?(?:approval|board|sign-off|budget)"
    r"|free hand|blank cheque|(?:needs?|wait(?:s|ing)? for|without|get|got|has) (?:the |his |her |a |an )?(?:ok|okay|nod|blessing|go-ahead|green light|consent|signature|vote|buy-in|approval) (?:of|from|by)"
    r"|answers? to|reports? to|authori[sz]ed to|(?:has|have|holds?) the (?:budget|purse|power|authority|money|veto|keys)|capital is (?:frozen|tight|gone)|(?:money|funds|funding|capex|capital|budget)s? (?:\S+ ){0,3}?(?:frozen|released|approved|allocated|signed off|cut|spent|gone|available|next year)"
    r"|(?:put|goes?|taken?|passed) to (?:the )?(?:board|committee|vote|tender|owner|owners|council|shareholders)|(?:board|committee|council|panel|owners?|family|group|headquarters|hq|head office) (?:\S+ ){0,2}?(?:decides?|approves?|votes?|meets|picks?|chooses?|has to|must|will decide|signs?)"
    r"|(?:evaluat\w+|award\w*|score[sd]?|weighted) (?:\S+ ){0,4}?(?:price|quality|tenders?|bids?|contract)|chooses? between|it is (?:his|her|their) (?:call|decision|money)|(?:his|her|their) call|calls the tune|rubber-?stamps?)"
)
#: How two people stand to each other, or to us.
BONDS = (
    r"(?:used to \w+ (?:\S+ ){0,2}?with (?:our|my) |still (?:talk|meet|see each other)|at daggers drawn|thick as thieves|go (?:way |a long way )?back|goes (?:way |a long way )?back|do(?:es)? not (?:speak|talk)|not (?:speaking|talking|on speaking terms)|on (?:good|bad|first name|friendly|speaking) terms|fell out|fallen out|falling out"
    r"|(?:school|university|college|army|golf|tennis|hunting|fishing|drinking|hockey|football)[ -](?:friends?|mates?|pals?|budd(?:y|ies)|partners?|chums?)|(?:play|plays|played|sing|sings|fish|hunt|golf|drink|ski|sail|ride|served|studied|trained|worked|grew up|went to \S+) (?:\S+ ){0,2}?together"
    r"|same (?:school|club|board|committee|team|village|town|church|choir|year|class|university|regiment|lodge)|(?:can not|could not|never) (?:stand|bear|forgive) (?:each other|one another)|used to (?:work|report|share) (?:\S+ )?(?:with|for|under|to) |brother-in-law|sister-in-law|son-in-law|father-in-law|godfather"
    r"|(?:has|have) (?:the|his|her|their) ear|(?:put|putting|puts) (?:in )?(?:us|me) forward|vouch\w* for|speaks? (?:well|highly|badly) of|word for us|recommend\w* (?:us|me)|opens? (?:the )?doors?|looks? after (?:us|him|her)|owes? (?:me|him|her|us) a favou?r"
    r"|zusammen (?:tennis|golf|fussball|studiert|gearbeitet|gelernt)|spielen zusammen|per du mit|duzen sich|verkracht|zerstritten|spinnefeind|alte (?:freunde|bekannte|kollegen))"
)
#: Rules of the house that a supplier must know.
HOUSE_RULES = (
    r"(?:(?:anlieferung|warenannahme|mindestbestellwert|bestellnummer|lieferschein|rechnungen|minimum order|min order|moq) |(?:delivery|deliveries|invoices?|orders?|drivers?|trucks?|lorries|visitors?|contractors?|suppliers?|boxes|pallets|parcels|goods|packaging|labels?|certificates?) (?:\S+ ){0,3}?(?:must|need to|have to|has to|may not|are to|should|only|mussen|durfen|nur) "
    r"|(?:must|have to|has to|need to) (?:have|carry|show|quote|state|be labelled|be marked|book|register|report to|wear|bring) |(?:gate|dock|goods-in|goods in|receiving|reception|office|store|stores|canteen|opening) (?:hours|times?|timings?|number|closed|open|moved|is|are)"
    r"|sends? (?:it|them|everything) back|purchase order number|order number on|vendor (?:code|number|portal)|supplier portal|(?:new|different) (?:address|bank|entity|legal name|phone number|number|owner|email|e-mail|gate|timings?))"
)
