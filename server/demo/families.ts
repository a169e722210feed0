// Owns what the demo company sells: families of goods, from which items are made by size and colour. Data alone.
import { assert } from '../../shared/values/result.ts'

export interface Family {
  readonly sku: string
  readonly name: string
  readonly unit: string
  readonly category: string
  readonly supplier: string
  /** Cost of the smallest and the largest variant, in cents. */
  readonly cost: readonly [number, number]
  /** Of one unit of a middling variant: grams, and millimetres of width, depth, height. */
  readonly weight: number
  readonly size: readonly [number, number, number]
  /** Units in a case. */
  readonly pack: number
  readonly variants: readonly { readonly name: string; readonly sku: string }[]
  /** How many of the colours it comes in; 0 for goods without. */
  readonly colours: number
  readonly tracking: 'none' | 'lot' | 'lot-expiry'
  readonly storageClass: 'ambient' | 'frozen'
  readonly hazard?: string
}

export const colours: readonly { readonly name: string; readonly sku: string }[] = [
  { name: 'forest green', sku: 'GRN' },
  { name: 'black', sku: 'BLK' },
  { name: 'sand', sku: 'SND' },
  { name: 'slate grey', sku: 'GRY' },
  { name: 'cream', sku: 'CRM' },
  { name: 'orange', sku: 'ORG' },
  { name: 'navy', sku: 'NVY' },
  { name: 'red', sku: 'RED' },
  { name: 'sky blue', sku: 'SKY' },
  { name: 'mustard', sku: 'MUS' },
  { name: 'white', sku: 'WHT' },
  { name: 'olive', sku: 'OLV' },
  { name: 'birch white', sku: 'BIR' },
  { name: 'rust', sku: 'RST' },
  { name: 'plum', sku: 'PLM' },
  { name: 'teal', sku: 'TEL' },
  { name: 'rose', sku: 'ROS' },
  { name: 'charcoal', sku: 'CHC' },
]

// sku | name | unit | category | supplier | cost | grams | size | case | variants | colours | tracking | class | hazard
const table = `
BTL | Steel bottle | bottle | drink | Fjell Outdoor GmbH | 790-1990 | 290 | 75x75x260 | 12 | 350 ml=350, 500 ml=500, 750 ml=750, 1 l=1L | 18
TBT | Tritan bottle | bottle | drink | Fjell Outdoor GmbH | 420-760 | 130 | 75x75x240 | 12 | 400 ml=400, 600 ml=600, 1 l=1L | 16
FLK | Vacuum flask | piece | drink | Fjell Outdoor GmbH | 1490-2890 | 520 | 90x90x310 | 6 | 0.5 l=05, 0.75 l=075, 1 l=1L, 1.5 l=15L | 12
MUG | Enamel mug | piece | kitchen | Emalia Sp. z o.o. | 390-620 | 190 | 90x120x85 | 24 | 250 ml=250, 350 ml=350, 500 ml=500 | 18
BWL | Enamel bowl | piece | kitchen | Emalia Sp. z o.o. | 430-790 | 230 | 160x160x70 | 24 | 14 cm=14, 16 cm=16, 20 cm=20 | 16
PLT | Enamel plate | piece | kitchen | Emalia Sp. z o.o. | 410-690 | 260 | 240x240x25 | 24 | 20 cm=20, 24 cm=24, 28 cm=28 | 16
KTL | Camp kettle | piece | kitchen | Emalia Sp. z o.o. | 1290-2450 | 480 | 190x170x150 | 6 | 0.8 l=08, 1.2 l=12, 2 l=20 | 12
PAN | Frying pan | piece | kitchen | Kuchnia Polska S.A. | 1490-3490 | 1150 | 280x460x60 | 6 | 20 cm=20, 24 cm=24, 28 cm=28 | 9
POT | Nesting pot | piece | kitchen | Kuchnia Polska S.A. | 990-2290 | 420 | 180x180x120 | 6 | 1 l=1L, 1.5 l=15L, 2.5 l=25L | 10
CUP | Folding cup | piece | kitchen | Fjell Outdoor GmbH | 170-290 | 60 | 80x80x25 | 24 | 0.2 l=2, 0.35 l=35 | 18
LBX | Lunch box | piece | kitchen | Nordplast UAB | 380-840 | 210 | 190x130x65 | 12 | 0.8 l=08, 1.2 l=12, 2 l=20 | 16
SPK | Spork | piece | kitchen | Nordplast UAB | 120-290 | 15 | 40x170x15 | 48 | standard=STD, long=LNG | 18
KNF | Folding knife | piece | tools | Solingen Messer KG | 990-2490 | 95 | 30x110x20 | 12 | 6 cm=6, 8 cm=8, 10 cm=10 | 11
AXE | Hand axe | piece | tools | Hultafors Baltic SIA | 2490-4290 | 780 | 160x360x40 | 6 | 0.5 kg=05, 0.8 kg=08, 1.2 kg=12 | 8
SAW | Folding saw | piece | tools | Hultafors Baltic SIA | 1390-2190 | 240 | 40x230x25 | 12 | 16 cm=16, 21 cm=21, 24 cm=24 | 9
MLT | Multi-tool | piece | tools | Solingen Messer KG | 1990-4990 | 210 | 45x105x22 | 12 | 9 functions=9, 12 functions=12, 18 functions=18 | 10
TNT | Tent | piece | shelter | Fjell Outdoor GmbH | 8900-21900 | 3200 | 180x180x520 | 2 | 1 person=1P, 2 persons=2P, 3 persons=3P, 4 persons=4P | 11
TRP | Tarp | piece | shelter | Fjell Outdoor GmbH | 2190-4690 | 780 | 120x120x320 | 6 | 3 × 3 m=33, 3 × 4 m=34, 4 × 4 m=44 | 11
SLB | Sleeping bag | piece | shelter | Pohjola Textiles Oy | 4490-11900 | 1350 | 240x240x380 | 4 | +5 °C=P5, 0 °C=0, −5 °C=M5, −12 °C=M12 | 12
MAT | Sleeping mat | piece | shelter | Pohjola Textiles Oy | 1890-4290 | 690 | 170x170x600 | 4 | S=S, M=M, L=L | 11
PLW | Camp pillow | piece | shelter | Pohjola Textiles Oy | 790-1290 | 180 | 110x110x260 | 12 | flat=FLT, high=HGH | 14
HMK | Hammock | piece | shelter | Pohjola Textiles Oy | 1690-3290 | 560 | 130x130x230 | 6 | single=1, double=2 | 16
PEG | Tent pegs, set of 10 | set | shelter | Hultafors Baltic SIA | 390-990 | 240 | 60x220x40 | 24 | steel 18 cm=S18, alloy 18 cm=A18, alloy 25 cm=A25 | 0
CRD | Guy line | piece | shelter | Kaunas Rope UAB | 290-690 | 140 | 90x90x60 | 24 | 2 mm × 20 m=2M, 3 mm × 20 m=3M, 4 mm × 15 m=4M, 5 mm × 10 m=5M | 14
RPE | Utility rope | piece | shelter | Kaunas Rope UAB | 590-1990 | 720 | 160x160x90 | 12 | 6 mm × 20 m=6M, 8 mm × 20 m=8M, 10 mm × 20 m=10M | 11
CRB | Carabiner | piece | tools | Kaunas Rope UAB | 90-590 | 35 | 60x100x12 | 48 | 5 cm=5, 7 cm=7, 9 cm with lock=9L | 16
BAG | Backpack | piece | bags | Pohjola Textiles Oy | 2990-7990 | 1250 | 320x230x600 | 4 | 18 l=18, 28 l=28, 40 l=40, 55 l=55, 70 l=70 | 13
DRY | Dry bag | piece | bags | Pohjola Textiles Oy | 690-1990 | 190 | 120x120x300 | 12 | 5 l=5, 10 l=10, 20 l=20, 35 l=35 | 15
DUF | Duffel bag | piece | bags | Pohjola Textiles Oy | 2190-4990 | 980 | 320x320x600 | 4 | 30 l=30, 50 l=50, 90 l=90 | 12
WST | Waist bag | piece | bags | Pohjola Textiles Oy | 890-1690 | 210 | 250x90x140 | 12 | 1 l=1, 3 l=3 | 15
POU | Zip pouch | piece | bags | Pohjola Textiles Oy | 290-690 | 60 | 180x20x120 | 24 | S=S, M=M, L=L | 16
LMP | Camp lantern LED | piece | light | Lux Nordic AS | 1490-3290 | 380 | 110x110x190 | 12 | 150 lm=150, 300 lm=300, 600 lm=600 | 10
HDL | Head torch | piece | light | Lux Nordic AS | 1290-4490 | 90 | 70x50x45 | 12 | 200 lm=200, 400 lm=400, 800 lm=800 | 12
FLS | Pocket torch | piece | light | Lux Nordic AS | 690-2490 | 110 | 35x35x130 | 12 | 100 lm=100, 300 lm=300, 1000 lm=1K | 10
STR | String lights | piece | light | Lux Nordic AS | 890-1990 | 260 | 150x150x90 | 12 | 5 m=5, 10 m=10 | 12
CND | Candle, beeswax | piece | light | Bitenieki SIA | 240-690 | 160 | 60x60x130 | 24 | 10 cm=10, 14 cm=14, 20 cm=20 | 0
STV | Gas stove | piece | cooking | Fjell Outdoor GmbH | 1990-5490 | 320 | 120x120x90 | 6 | folding, 2.8 kW=GAS-S, remote, 3.2 kW=RMT, two burners=TWO | 0
GAS | Gas cartridge | piece | cooking | Primagaz Baltic UAB | 290-590 | 380 | 110x110x90 | 24 | 100 g=100, 230 g=230, 450 g=450 | 0 | lot | | flammable gas
FIR | Fire starter | piece | cooking | Bitenieki SIA | 190-790 | 80 | 90x60x40 | 48 | wood wool, 24=W24, wax cubes, 48=C48, ferro rod=ROD | 0
GRL | Folding grill | piece | cooking | Kuchnia Polska S.A. | 2490-5990 | 2900 | 420x300x80 | 2 | 30 cm=30, 40 cm=40 | 8
FLT | Water filter | piece | drink | Lux Nordic AS | 1490-3490 | 120 | 60x60x210 | 12 | squeeze, 1 l=SQZ-1, straw=STR, gravity, 3 l=GRV-3 | 0
SCK | Merino socks | pair | clothing | Pohjola Textiles Oy | 690-990 | 75 | 90x30x200 | 24 | 35–38=35, 39–42=39, 43–46=43 | 14
GLV | Warm gloves | pair | clothing | Pohjola Textiles Oy | 590-1490 | 110 | 120x40x230 | 24 | S=S, M=M, L=L, XL=XL | 12
HAT | Merino hat | piece | clothing | Pohjola Textiles Oy | 590-890 | 80 | 200x30x220 | 24 | one size=MER-U, kids=MER-K | 17
SCF | Tube scarf | piece | clothing | Pohjola Textiles Oy | 390-690 | 45 | 120x20x180 | 48 | light=LGT, merino=MER | 18
TEE | Merino T-shirt | piece | clothing | Pohjola Textiles Oy | 1990-2590 | 170 | 240x30x300 | 12 | S=S, M=M, L=L, XL=XL | 14
JKT | Rain jacket | piece | clothing | Pohjola Textiles Oy | 3490-6990 | 420 | 280x60x320 | 6 | S=S, M=M, L=L, XL=XL | 13
PNC | Rain poncho | piece | clothing | Nordplast UAB | 490-1290 | 260 | 160x40x220 | 24 | kids=KID, adult=ADL | 13
BLK | Wool blanket | piece | home | Pohjola Textiles Oy | 2490-5990 | 1400 | 320x120x400 | 4 | 130 × 170 cm=130, 150 × 200 cm=150 | 14
TWL | Travel towel | piece | home | Pohjola Textiles Oy | 490-1390 | 160 | 120x60x220 | 24 | S=S, M=M, L=L, XL=XL | 15
APR | Linen apron | piece | home | Linu Nams SIA | 1290-1690 | 240 | 220x30x280 | 12 | short=SHT, long=LNG | 12
TTW | Linen tea towel | piece | home | Linu Nams SIA | 390-590 | 95 | 180x15x230 | 48 | 45 × 70 cm=45, 50 × 80 cm=50 | 15
CUS | Cushion cover | piece | home | Linu Nams SIA | 790-1190 | 180 | 250x20x320 | 24 | 40 × 40 cm=40, 50 × 50 cm=50 | 17
BSK | Woven basket | piece | home | Linu Nams SIA | 990-2890 | 640 | 300x300x280 | 4 | S=S, M=M, L=L | 10
JAR | Storage jar | piece | home | Stikla Fabrika AS | 290-890 | 480 | 110x110x180 | 12 | 0.5 l=05, 1 l=10, 2 l=20 | 9
VAS | Glass vase | piece | home | Stikla Fabrika AS | 690-1990 | 850 | 130x130x250 | 6 | 15 cm=15, 20 cm=20, 30 cm=30 | 11
BRD | Cutting board | piece | kitchen | Hultafors Baltic SIA | 890-2290 | 900 | 250x380x20 | 12 | oak S=OKS, oak M=OKM, oak L=OKL, birch M=BRM | 0
SPN | Wooden spoon | piece | kitchen | Hultafors Baltic SIA | 190-390 | 45 | 60x320x25 | 48 | 25 cm=25, 30 cm=30, 35 cm=35 | 0
SOP | Bar of soap | piece | home | Bitenieki SIA | 190-390 | 105 | 60x90x30 | 48 | pine tar=TAR, birch=BRC, juniper=JUN, honey=HON, sea buckthorn=SEA, unscented=PLN | 0 | lot-expiry
BLM | Balm | piece | home | Bitenieki SIA | 240-490 | 40 | 50x50x25 | 48 | lips, 10 g=L10, hands, 30 g=H30, boots, 100 g=B100 | 0 | lot-expiry
REP | Insect repellent | bottle | home | Primagaz Baltic UAB | 390-790 | 130 | 45x45x150 | 24 | spray 100 ml=S100, roll-on 50 ml=R50, cream 75 ml=C75 | 0 | lot-expiry | | flammable liquid
OIL | Olive oil | bottle | food | Oleo Sur S.L. | 490-1190 | 930 | 65x65x270 | 12 | mild 500 ml=MD-500, mild 1 l=MD-1L, chilli 250 ml=CH-250, lemon 250 ml=LM-250 | 0 | lot-expiry
TEA | Herbal tea | box | food | Bitenieki SIA | 190-390 | 55 | 70x70x120 | 24 | mint=MNT, linden=LIN, camomile=CAM, raspberry leaf=RSP, fireweed=FIR, thyme=THY | 0 | lot-expiry
COF | Coffee, ground | bag | food | Rocket Roasters OÜ | 490-1390 | 270 | 90x60x190 | 12 | dark 250 g=D250, dark 1 kg=D1K, light 250 g=L250, light 1 kg=L1K, decaf 250 g=C250 | 0 | lot-expiry
HNY | Honey | jar | food | Bitenieki SIA | 390-890 | 480 | 80x80x100 | 12 | linden 350 g=L350, heather 350 g=H350, forest 350 g=F350, forest 900 g=F900 | 0 | lot-expiry
BAR | Energy bar | piece | food | Rocket Roasters OÜ | 70-120 | 47 | 35x130x18 | 24 | oat=OAT, date=DAT, cocoa=COC, cranberry=CRN, hazelnut=HZL, seeds=SDS | 0 | lot-expiry
DRM | Trail meal | bag | food | Rocket Roasters OÜ | 390-690 | 145 | 160x60x210 | 12 | chilli=CHL, pasta=PAS, curry=CUR, stew=STW, couscous=COU, porridge=POR, lentils=LEN | 0 | lot-expiry
FRZ | Frozen fruit | bag | food | Frosta Baltic SIA | 190-490 | 1010 | 200x60x260 | 10 | blueberries 1 kg=BLU-1K, raspberries 1 kg=RSP-1K, cranberries 1 kg=CRN-1K, strawberries 1 kg=STR-1K, lingonberries 500 g=LIN-05, cherries 500 g=CHR-05, blackcurrants 500 g=BLC-05, rhubarb 1 kg=RHU-1K | 0 | lot-expiry | frozen
FVG | Frozen vegetables | bag | food | Frosta Baltic SIA | 140-290 | 780 | 200x60x250 | 10 | peas 750 g=PEA, carrots 750 g=CAR, broccoli 600 g=BRO, spinach 450 g=SPI, mix 750 g=MIX, beans 600 g=BEA, sweetcorn 600 g=COR, cauliflower 600 g=CAU | 0 | lot-expiry | frozen
FDU | Frozen dumplings | bag | food | Frosta Baltic SIA | 240-520 | 820 | 210x70x260 | 8 | chicken 800 g=CHI, pork 800 g=PRK, mushroom 600 g=MSH, potato 600 g=POT, curd 500 g=CRD, berry 500 g=BRY | 0 | lot-expiry | frozen
ICE | Ice cream | piece | food | Frosta Baltic SIA | 290-590 | 480 | 110x110x120 | 6 | vanilla 0.5 l=VAN, cocoa 0.5 l=COC, rye bread 0.5 l=RYE, sea buckthorn 0.5 l=SEA, strawberry 0.5 l=STR, plombir 1 l=PLO | 0 | lot-expiry | frozen
`

export const families: readonly Family[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const [sku = '', name = '', unit = '', category = '', supplier = '', cost = '', grams = '', size = ''] = cells
    const [pack = '', variants = '', colourCount = '', tracking = '', storageClass = '', hazard = ''] = cells.slice(8)
    const [low = 0, high = 0] = cost.split('-').map(Number)
    const [width = 0, depth = 0, height = 0] = size.split('x').map(Number)
    assert(low > 0 && high >= low && width > 0 && Number(pack) > 0, `not a family: ${line}`)
    return {
      sku,
      name,
      unit,
      category,
      supplier,
      cost: [low, high],
      weight: Number(grams),
      size: [width, depth, height],
      pack: Number(pack),
      // A comma may belong to a variant's name; what ends one is its code.
      variants: [...variants.matchAll(/(.+?)=([^,]+)(?:, |$)/g)].map(([, variant = '', code = '']) => ({
        name: variant,
        sku: code,
      })),
      colours: Number(colourCount),
      tracking: tracking === '' ? 'none' : (tracking as Family['tracking']),
      storageClass: storageClass === 'frozen' ? 'frozen' : 'ambient',
      ...(hazard === '' ? {} : { hazard }),
    }
  })
