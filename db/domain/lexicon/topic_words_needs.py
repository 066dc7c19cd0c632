"""Phrases of topics: what hurts them, what they may buy, where they are heading. See topic_words.py for how they are written."""

from __future__ import annotations

STRONG: dict[str, str] = {
    "problem": """
breakdown* | broke down | break* down | broken down | down again | died again | died on him | packed up |
packed in | fell apart | keeps failing | keep failing | keeps tripping | keeps breaking | keeps stopping |
keeps eating | keeps jamming | keeps leaking | failing | fails every | fails after | failed again | failures again |
failure again | bearing failures | leaks | leaking | leaked | leaky | leak since | leak again | trip out |
trips out | tripping | wear out | wears out | wearing out | worn out | worn | lasts _ weeks | last legs |
knackered | clapped out | beyond repair | cavitat* | seized | seizing | seize up | overheat* | run hot | runs hot |
running hot | run too hot | runs too hot | too hot | vibrates | vibrate | vibrating | vibration problem* | jams |
jammed | jamming | clogged | clogging | blockage* | blocked again | crack* again | cracked | corroded | corrosion |
rusting | rust problem* | losing pressure | losing money | losing output | lose output | lost output |
lose pressure | lose production | losing production | lost production | lost a shift | lost a full shift |
lost _ shift | lost # hours | lost # shifts | lost # days | lose # hours | loses # hours | loses output | downtime |
unplanned stop* | unplanned outage* | stops twice | stop* the line | stopped the line | had to stop | line stop* |
stoppage* | stop costs | stop cost | stops cost | cost* them _ an hour | costs him | costs them | costing him |
costing them | costing her | cost him | killing his | killing her | killing their | killing them | hurting them |
hurts them | hurting his | a mess | is a nightmare | nightmare | a headache | headache* | sick of it |
sick and tired | struggling with | struggles with | struggling to | struggles to | can not keep up | can not cope |
cannot cope | at the end of his tether | furious about the | fed up with the | bottleneck* | short of staff |
short staffed | shorthanded | understaffed | can not find staff | can not find people | scrap rate* | scrap is up |
scrapping | reject rate* | rejects are up | bin a batch | quality issue* | quality problem* | contamination* |
contaminated | safety incident* | near miss* | accident last | injury | out of spec | premature | prematurely |
go every # months | goes every | go every # weeks | last only | lasts only | only last* | used to last |
third time since | third time this | second time this | _ times since | down for | is down | was down | are down |
out of order | out of action | pain point* | bleeding money | chronic | outage* | overrun* | behind schedule |
behind plan | backlog | emergency repair* | is costing | worn rolls | ausfall | ausfalle | ausgefallen | fallt aus |
fallen aus | fallt standig aus | stillstand* | steht still | stand still | stehen still | defekt* | kaputt | leckt |
undicht* | leckage* | verschleiss* | verschleisst | verschlissen | beklagt | klagt uber | klagen uber |
probleme mit | problem mit | grosse probleme | standig arger | arger mit | storung* | gestort | gebrochen |
gerissen | lauft heiss | laufen heiss | zu heiss | vibriert | vibrationen | ausschuss | engpass | engpasse |
kommt nicht nach | kommen nicht nach | kostet ihn | kostet sie | kosten ihn | personalmangel | fachkraftemangel |
qualitatsproblem* | rostet | rost | verstopft
""",
    "opportunity": """
wants us to quote | want us to quote | asked us to quote | asked us to bid | asked us to tender |
asked us for a quote | asked us for a price | asked us for an offer | asked us for a proposal |
asked me for a quote | asked me for a price | asked for a quote | asked for a quotation | asked for a price |
asked for an offer | asked for a proposal | asked for pricing | asked for prices | asks for a quote |
asks for an offer | asks for a proposal | asking for a quote | wants a quote | wants a quotation | wants a price |
wants an offer | wants our offer | wants a proposal | wants prices | wants pricing | wants a bid |
would like a proposal | would like a quote | would like an offer | would like a price | needs a quote |
needs a new quote | needs a price | needs an offer | needs a proposal | needs a quotation | new quote for |
request* a quote | request* a quotation | request* an offer | rfq for | rfq on | rfp for | tender for | tender out |
tender in | tender of | a tender | invitation to tender | framework tender | chance for | chance to | a chance of |
good chance | real chance | big chance | a shot at | real shot | opening for us | opening here | door is open |
potential of | potential for | good potential | big potential | worth about | worth around | worth roughly |
worth approx | worth _ a year | a matter of | upsell | cross-sell | cross sell | wants us in | want us in |
want us on | invited us to | invite us to | asked for our service | asked could we take over |
asked us to take over | could we take over | take over the | looking for a | looking for an | looking for new |
looking for another | looks for a | is looking at | is shopping for | in the market for | shopping around |
wants to buy | want to buy | wants to order | want to order | wants to place | plans to buy | going to buy |
wants to switch | wants to change supplier* | wants to dump | wants to drop | wants out of |
unhappy with their supplier | unhappy with his supplier | unhappy with current | not happy with their current |
not happy with his current | second source | second supplier | dual source | alternative supplier |
alternative source | local supplier | one supplier for | one vendor for | wants vending | interested in |
interest in our | keen on our | keen to try | open to a trial | open to trial* | agreed to a trial | trial order |
sample order | new line in | new line for | new plant needs | quote all | quote for the whole |
all of the _ business | all the _ business | full package | whole package | budget for | budget is sanctioned |
budget has been sanctioned | has budget | have budget | got budget | money to spend | money left |
to be replaced in | is to be replaced | will be replaced in | replacing _ next year | replace all |
retrofit project | expansion project | upgrade project | will change all | switch all | signed off on the |
po for # | order for # | order of # | repeat order | blanket order | big order | large order | new project |
anfrage | anfragen | fragt an | angefragt | ausschreibung | mochte ein angebot | mochten ein angebot |
will ein angebot | wollen ein angebot | braucht ein angebot | bittet um ein angebot | wunscht ein angebot |
angebot uber | bedarf an | bedarf von | hat bedarf | haben bedarf | hat budget | zweitlieferant* |
zweiten lieferanten | neuen lieferanten | sucht einen | suchen einen | interesse an | interessiert an |
interessiert sich | potenzial | potential | chance auf | musterbestellung | probebestellung | testauftrag |
grosser auftrag | grossauftrag | neues projekt | will bestellen | wollen bestellen | mochte bestellen |
sollen anbieten | konnen anbieten
""",
    "strategy": """
programme | program to | a programme to | initiative* | no detail yet | no details yet | no details |
details not fixed | details will be shared later | no plan yet | no plan on paper | plan on paper |
nothing on paper | nothing in writing | not in writing yet | no tender yet | no list yet | no timetable yet |
early days | early stage | early stages | still early | over the next # years | over the next few years |
over # years | in the next # years | within # years | next # years | by 2027 | by 2028 | by 2029 | by 2030 |
by 2031 | by 2032 | by 2035 | by 2040 | by 2050 | until 2028 | until 2030 | fur 2027 | fur 2028 | fur 2029 |
plan 2030 | plans to modernis* | plans to moderniz* | plans to electrif* | plans to expand | plans to build |
plans to open | plans to move | plans to close | plans to automate | plans to cut | plans to reduce |
plans to centrali* | plans to consolidat* | plans to outsource | plans to invest | planning to | mean to |
means to | intends to | intend to | aims to | aim to | aiming to | hopes to get iso | wants to cut | want to cut |
wants to reduce | want to reduce | wants to halve | wants to bring all | wants to bring | want to bring all |
wants to standardi* | want to standardi* | wants to consolidat* | want to consolidat* | wants to centrali* |
wants to automate | want to automate | wants to modernis* | wants to moderniz* | wants to go paperless |
wants to become | want to become | wants to move to | wants to move towards | wants to grow | wants to double |
wants to expand | wants to insource | wants to outsource | wants to phase out | wants to get to | wants to lower |
wants one vendor | wants one supplier | in-house over | bring _ in-house | cut the vendor count | vendor count |
supplier base | supplier reduction | cost-down programme | cost down | cost reduction | cost saving program* |
savings programme | lean programme | digitali* | industry 4 | net zero | carbon neutral | carbon footprint |
decarboni* | co2 | sustainability | predictive maintenance | condition monitoring programme |
condition-monitoring programme | restructur* | reorgani* | transformation | roadmap | five-year plan |
five year plan | strategic | strategy | masterplan | master plan | vision | second site | new site in |
acquisition | buy a second | merge with | merger | expansion into | enter the market | halve | reduction over |
strategie* | strategisch | langfristig | plant eine neue | plant ein neues | plant einen neuen | planen eine neue |
planen ein neues | plant den | plant die | will die energiekosten | will _ senken | wollen _ senken |
will _ reduzieren | wollen _ reduzieren | will _ umstellen | wollen _ umstellen | will _ ausbauen |
wollen _ ausbauen | will _ modernisieren | wollen _ modernisieren | will _ automatisieren | neubau |
details hat er noch nicht | details noch nicht | noch keine details | noch nichts konkretes | noch nicht konkret |
klimaneutral | nachhaltig* | digitalisier*
""",
}

WEAK: dict[str, str] = {
    "problem": """
problem* | trouble* | issue* | fault* | faulty | broken | broke | failure* | failed | noise | noisy | again |
worse | bad | stopped | waste | overtime | shortage* | delay* | expensive repairs | lost | lose | loses | losing |
complain* | furious | dies | died | went down | every month | every week | standig | schlecht | immer wieder |
verluste | reparatur*
""",
    "opportunity": """
wants | needs | need | quote | tender | budget | interested | project | offer | # k | $ # | £ # | € # | new line |
order | business | replace* | trial | proposal | supplier | expand* | opportunity | growth | investment | € | £ |
lakh* | crore* | braucht | mochte | auftrag | projekt | angebot | bestell*
""",
    "strategy": """
plans | plan | project | target | reduce | reduction | future | next year | two years | three years | group wants |
modernis* | energy | centrali* | consolidat* | in-house | hinted | wants to | plant | projekt | energie* | ziel |
kunftig
""",
}
