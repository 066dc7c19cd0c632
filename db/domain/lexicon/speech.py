"""How people shorten words when they type or dictate: contractions, text-speak, missing apostrophes. All folded."""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    return {short: full for short, _, full in (line.partition(" ") for line in text.strip().splitlines())}


#: Always meant so.
EXPANSIONS: dict[str, str] = _table("""
i'll i will
we'll we will
he'll he will
she'll she will
they'll they will
you'll you will
it'll it will
that'll that will
theyll they will
youll you will
itll it will
thatll that will
i'd i would
we'd we would
he'd he would
she'd she would
they'd they would
you'd you would
it'd it would
theyd they would
i'm i am
im i am
we're we are
they're they are
theyre they are
you're you are
youre you are
i've i have
ive i have
we've we have
weve we have
they've they have
theyve they have
you've you have
hes he is
shes she is
dont do not
don't do not
doesnt does not
doesn't does not
didnt did not
didn't did not
cant can not
can't can not
cannot can not
couldnt could not
couldn't could not
wouldnt would not
wouldn't would not
shouldnt should not
shouldn't should not
wont will not
won't will not
isnt is not
isn't is not
arent are not
aren't are not
wasnt was not
wasn't was not
werent were not
weren't were not
hasnt has not
hasn't has not
havent have not
haven't have not
hadnt had not
hadn't had not
ain't is not
aint is not
needn't need not
mustn't must not
shouldve should have
should've should have
wouldve would have
would've would have
couldve could have
could've could have
mightve might have
gonna going to
gunna going to
gotta have to
gota have to
hafta have to
wanna want to
gimme give me
lemme let me
sez says
abt about
ovr over
thru through
tho though
cos because
coz because
bc because
pls please
plz please
wk week
mtg meeting
tel call
havin having
goin going
sendin sending
gettin getting
shippin shipping
pic picture
agreemnt agreement
recieve receive
recieved received
promissed promised
promisd promised
quoatation quotation
qoute quote
""")

#: Meant so only before a verb: the words exist with another meaning (ill, wed, shell, hell, well, id).
BEFORE_VERB: dict[str, str] = _table("""
ill i will
wed we would
well we will
id i would
shell she will
hell he will
hed he would
shed she would
were we are
""")

PRONOUNS_IS = frozenset("he she it that who there what here".split())
