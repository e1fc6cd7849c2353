/**
 * Short forms and other spellings of first names that are common in the United Kingdom, each line one name. A local list (K):
 * no kept package of them was found, and the tables that exist are of another country's names. They widen what is found, and
 * never make a match certain. A short form may belong to several names.
 */
const lines = `
abdul abdal abdel abd
abigail abby abbie gail
ahmed ahmad ahmet achmed
aisha ayesha aysha aicha
alan allan allen al
albert bert bertie al
alexander alex alec alasdair alistair sandy xander sasha aleksander aleksandr oleksandr
alexandra alex alexa sandra sasha lexi aleksandra
alfred alf alfie fred
ali aly
amanda mandy
andrew andy drew andrei andrzej andreas
angela angie ange
anne ann anna annie nan anya
anthony tony ant antony anton
archibald archie
arthur art artie
barbara barb babs barbra
barnaby barney
bartholomew bart
benjamin ben benny benji
bernard bernie
bridget bridie biddy
bronwen bron
caroline carol carrie carolyn
catherine cathy kate katie kathy kathryn kit katherine katarzyna ekaterina yekaterina
charles charlie chas chuck chaz karl
charlotte charlie lottie
christine chris chrissie tina kristina christina
christopher chris kit topher kristopher krzysztof
clive clifford cliff
constance connie
cornelius con neil
cynthia cindy
daniel dan danny
david dave davey davy dai dafydd dewi
deborah deb debbie debra
dennis denis den
dmitri dima dmitry dmytro
dominic dom nick
donald don donnie
dorothy dot dotty dolly
douglas doug dougie
edward ed eddie ted teddy ned
eileen aileen
elaine lainey
eleanor ellie nell nora
elizabeth liz lizzie beth betty eliza lisa bess libby elisabeth elspeth
emily em emmy
emma em
eugene gene yevgeny evgeny
fatima fatma fatimah
florence flo florrie
frances fran francesca franny
francis frank frankie
frederick fred freddie freddy
gabriel gabe
gareth gaz gary
geoffrey geoff jeff jeffrey
george georgie jorge yuri jerzy
gerald gerry jerry
gillian gill jill jilly
graham graeme grahame
gregory greg grzegorz
gwendolyn gwen
harold harry hal
harriet hattie harry
hassan hasan hasaan
heather hev
helen nell nellie helena elena
henry harry hal hank
hugh huw hughie
hussein hussain husain hossein
ibrahim ebrahim abraham abe
ian iain
isabel isabelle bella izzy isobel
ivan vanya
jacob jake jakub
jacqueline jackie jacqui
james jim jimmy jamie jem seamus hamish
jane janie jayne
janet jan
jason jay
jeremy jez jerry
jennifer jen jenny
jessica jess jessie
joanna jo joanne joan
john jack johnny jon ieuan ivan sean shaun evan
jonathan jon jonny johnathan nathan
joseph joe joey jo josef jozef yusuf yousef youssef
joshua josh
judith judy jude
julia julie yulia iulia
katherine kath
kenneth ken kenny
kevin kev
khalid khaled
kimberley kim kimberly
laurence larry laurie lawrence loz
leonard len lenny leo
leslie les lesley
lewis lew louis louie
lillian lily lil
linda lyn lynn
louise lou
lucy lucille
magdalena magda
malcolm mal
margaret maggie meg peggy marge margie greta mags
maria mary marie mair maryam mariam
mark marc marcus marek
marjorie marge margie
martin marty
matilda tilly
matthew matt matty mateusz
maureen mo
maximilian max
melanie mel
melissa mel
michael mike mick mickey micky mikey mihai michal mikhail misha
miriam mimi
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohd md mo mehmet mahomed
mustafa mostafa moustapha
natalie nat natalia natasha
nathaniel nat nate nathan
nicholas nick nicky nico nikolai mikolaj
nicola nicky nic nikki
oliver olly ollie
olivia liv
osman usman uthman
pamela pam
patricia pat patsy tricia trish paddy
patrick pat paddy padraig rick
paul pavel pawel pablo
penelope penny
peter pete piotr petr
philip phil phillip pip
priscilla cilla
rachel rach
raymond ray
rebecca becky becca bex
reginald reg reggie
richard rich dick rick ricky richie
robert rob bob bobby robbie bert
roberta bobbie
roderick rod roddy
rodney rod
roger rog hodge
roland rolly
ronald ron ronnie
rosemary rose rosie
rupert rup
russell russ
samantha sam
samuel sam sammy
sandra sandy
sarah sara sally sadie
sergei serge sergey serhiy
sheila shelagh
sharon shaz
simon si
sophia sophie sofia
stanley stan
stephanie steph
stephen steve steven stevie stefan
stuart stu stewart
susan sue susie suzanne suzy
tamara tammy tamsin
terence terry tel
teresa theresa tess terri
theodore theo ted teddy
thomas tom tommy tam tomasz
timothy tim timmy
tobias toby
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky vikki tori
vincent vince vinny
violet vi
vladimir vova volodymyr
walter walt wally
wilfred wilf fred
william bill billy will willie liam wilhelm
winifred win winnie
yasmin jasmin yasmine jasmine
zachary zach zack zac
zainab zaynab zeinab
`

const rootsOf = new Map<string, string[]>()
for (const line of lines.trim().split('\n')) {
  const [root = '', ...forms] = line.split(' ')
  for (const form of [root, ...forms])
    rootsOf.set(form, [...new Set([...(rootsOf.get(form) ?? []), root])])
}

/** The names that a word may be short for, or another spelling of; none if it is in no line. */
export const shortFor = (word: string): readonly string[] => rootsOf.get(word) ?? []

/** Whether one word is a short form or another spelling of the other, or both are of one name. */
export function isShortFor(a: string, b: string): boolean {
  const others = shortFor(b)
  return shortFor(a).some((root) => others.includes(root))
}
