// Owns the demo company's catalogue: about two thousand items, the sixteen best sellers by hand, the rest from families.
// Does not know what is in stock.
import type { BodyOf } from '../../shared/operations/index.ts'
import type { PackCode } from '../../shared/rows/catalogue.ts'
import { checkDigit } from '../../shared/scan/gtin.ts'
import type { CompanyId, ItemId } from '../../shared/values/ids.ts'
import { decimalOf } from '../../shared/values/money.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { demoId } from './demo-ids.ts'
import { colours, type Family, families } from './families.ts'
import type { Chance } from './random.ts'

export interface DemoItem {
  readonly row: BodyOf<'item-saved'>
  readonly supplier: string
  /** Cents for one unit. */
  readonly cost: number
  /** Price without tax in euros. */
  readonly price: string
  /** How often it is ordered, against others. */
  readonly popularity: number
  readonly pack: number
}

interface BestSeller {
  readonly sku: string
  readonly name: string
  readonly family: string
  readonly gtin?: string
  readonly cost: number
  readonly price: string
  readonly popularity: number
  readonly unit?: string
}

const bestSellers: readonly BestSeller[] = [
  {
    sku: 'BTL-750-GRN',
    name: 'Steel bottle 750 ml, forest green',
    family: 'BTL',
    gtin: '4260521173041',
    cost: 1890,
    price: '24.71',
    popularity: 60,
  },
  { sku: 'MUG-350-CRM', name: 'Enamel mug 350 ml, cream', family: 'MUG', cost: 520, price: '9.835', popularity: 48 },
  { sku: 'LMP-LED-300', name: 'Camp lantern LED 300 lm', family: 'LMP', cost: 2390, price: '32.975', popularity: 30 },
  {
    sku: 'OIL-EV-500',
    name: 'Extra virgin olive oil 500 ml',
    family: 'OIL',
    gtin: '8437009140253',
    cost: 675,
    price: '9.505',
    popularity: 28,
  },
  { sku: 'SCK-MER-42', name: 'Merino socks, grey, 39–42', family: 'SCK', cost: 890, price: '14.79', popularity: 36 },
  { sku: 'STV-GAS-S', name: 'Gas stove, folding, 2.8 kW', family: 'STV', cost: 2400, price: '40.41', popularity: 12 },
  { sku: 'CRD-4M-ORG', name: 'Guy line 4 mm × 15 m, orange', family: 'CRD', cost: 460, price: '8.18', popularity: 16 },
  { sku: 'FRZ-BRY-1K', name: 'Forest berries, frozen, 1 kg', family: 'FRZ', cost: 330, price: '6.19', popularity: 22 },
  { sku: 'TNT-2P-SND', name: 'Tent 2 persons, sand', family: 'TNT', cost: 11200, price: '189.26', popularity: 6 },
  { sku: 'BAG-55-BLK', name: 'Backpack 55 l, black', family: 'BAG', cost: 6400, price: '106.61', popularity: 10 },
  {
    sku: 'MAT-SLF-L',
    name: 'Sleeping mat, self-inflating, L',
    family: 'MAT',
    cost: 3150,
    price: '53.72',
    popularity: 9,
  },
  {
    sku: 'KNF-FLD-8',
    name: 'Folding knife 8 cm, ash handle',
    family: 'KNF',
    cost: 1420,
    price: '24.71',
    popularity: 12,
  },
  { sku: 'CUP-FLD-2', name: 'Folding cup 0.2 l, orange', family: 'CUP', cost: 210, price: '4.05', popularity: 20 },
  { sku: 'GLV-WRM-M', name: 'Warm gloves, M', family: 'GLV', cost: 760, price: '14.79', popularity: 18 },
  { sku: 'HAT-MER-U', name: 'Merino hat, one size', family: 'HAT', cost: 640, price: '12.31', popularity: 17 },
  { sku: 'FLT-SQZ-1', name: 'Water filter, squeeze, 1 l', family: 'FLT', cost: 1980, price: '33.02', popularity: 11 },
]

export function demoItems(company: CompanyId, chance: Chance): readonly DemoItem[] {
  const gtins = new GtinMaker()
  const items = bestSellers.map((best) => bestSeller(best, company, gtins))
  const taken = new Set(items.flatMap(({ row }) => [row.sku, row.name]))
  for (const family of families) {
    for (const [v, variant] of family.variants.entries()) {
      for (const colour of family.colours > 0 ? colours.slice(0, family.colours) : [undefined]) {
        const sku = [family.sku, variant.sku, ...(colour ? [colour.sku] : [])].join('-')
        const name = `${family.name} ${variant.name}${colour ? `, ${colour.name}` : ''}`
        if (taken.has(sku) || taken.has(name)) continue
        taken.add(sku).add(name)
        const [low, high] = family.cost
        const step = family.variants.length > 1 ? v / (family.variants.length - 1) : 0
        const cost = Math.round((low + (high - low) * step) / 10) * 10
        const markup = chance.whole(150, 210)
        items.push(
          madeItem(
            family,
            company,
            { sku, name, gtin: gtins.next() },
            {
              cost,
              price: decimalOf(Math.round((cost * markup) / 1000) * 10, 'EUR'),
              // A few of each family sell, most hardly do.
              popularity: chance.happens(0.15) ? chance.whole(3, 10) : 1,
            },
          ),
        )
      }
    }
  }
  return items
}

function bestSeller(best: BestSeller, company: CompanyId, gtins: GtinMaker): DemoItem {
  const family = families.find(({ sku }) => sku === best.family) as Family
  return madeItem(family, company, { sku: best.sku, name: best.name, gtin: best.gtin ?? gtins.next() }, best)
}

function madeItem(
  family: Family,
  company: CompanyId,
  { sku, name, gtin }: { readonly sku: string; readonly name: string; readonly gtin: string },
  { cost, price, popularity }: Pick<DemoItem, 'cost' | 'price' | 'popularity'>,
): DemoItem {
  return {
    row: {
      id: demoId<ItemId>('item', sku),
      sku,
      name,
      unit: family.unit,
      codes: packCodes(gtin, family.pack),
      tracking: family.tracking,
      // Dear things are proved one by one.
      confirm: cost >= 5000 ? 'each' : 'trust',
      owner: company,
      weight: family.weight,
      size: [...family.size],
      storageClass: family.storageClass,
      category: family.category,
      ...(family.hazard === undefined ? {} : { hazard: family.hazard }),
    },
    supplier: family.supplier,
    cost,
    price,
    popularity,
    pack: family.pack,
  }
}

/** The code of one unit, and a GTIN-14 for its case: the same digits behind a sign for the level, with a new check. */
function packCodes(gtin: string, pack: number): PackCode[] {
  const each: PackCode = { code: gtin, level: 'each', quantity: quantity(1) }
  if (pack < 6) return [each]
  const body = `1${gtin.slice(0, 12)}`
  return [each, { code: `${body}${checkDigit(body)}`, level: 'case', quantity: quantity(pack) }]
}

/** GTIN-13s under 952, the prefix that GS1 keeps for demonstrations. */
class GtinMaker {
  #reference = 0

  next(): string {
    this.#reference += 1
    // A step that shares no factor with the range spreads the numbers, so that neighbours differ in more than a digit.
    const body = `952${String((this.#reference * 7_919_317) % 1_000_000_000).padStart(9, '0')}`
    return `${body}${checkDigit(body)}`
  }
}
