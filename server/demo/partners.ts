// Owns whom the demo company sells to: invented people and firms, with addresses in the manner of their country. Data and
// how they are put together.
import { demoId } from './demo-ids.ts'
import type { Chance } from './random.ts'

export interface DemoCustomer {
  readonly id: string
  readonly name: string
  readonly lines: readonly string[]
  readonly country: string
}

const firstNames =
  'Anna Liam Emma Noah Mia Oskar Sofia Elias Līga Markus Elza Toms Kadri Rasmus Katrin Jonas Rūta Tomas Ieva Karl Hanna Mikk Laura Artūrs Signe Pauls Agnese Henri Maija Kristaps'.split(
    ' ',
  )
const lastNames =
  'Ozoliņa Berg Lind Kask Tamm Meyer Novak Virtanen Jansons Kalniņš Rebane Sepp Petraitis Kazlauskas Larsen Nilsson Korhonen Schmidt Krūze Liepiņa Saar Mägi Pärn Eglīte Holm Vilks'.split(
    ' ',
  )

const cities: readonly (readonly [city: string, postcode: string, country: string, ...streets: string[]])[] = [
  ['Rīga', 'LV-10##', 'LV', 'Brīvības iela', 'Tērbatas iela', 'Avotu iela', 'Skolas iela'],
  ['Liepāja', 'LV-340#', 'LV', 'Graudu iela', 'Kūrmājas prospekts'],
  ['Cēsis', 'LV-410#', 'LV', 'Rīgas iela', 'Gaujas iela'],
  ['Tallinn', '101##', 'EE', 'Pärnu maantee', 'Telliskivi', 'Kopli'],
  ['Tartu', '510##', 'EE', 'Riia', 'Kastani'],
  ['Vilnius', 'LT-01###', 'LT', 'Gedimino pr.', 'Pylimo g.'],
  ['Helsinki', '00###', 'FI', 'Hämeentie', 'Fleminginkatu'],
  ['Stockholm', '11# ##', 'SE', 'Götgatan', 'Hornsgatan'],
  ['Berlin', '10###', 'DE', 'Kastanienallee', 'Sonnenallee'],
]

const firms: readonly (readonly [name: string, country: string, ...lines: string[]])[] = [
  ['Nordic Trails AS', 'EE', 'Peterburi tee 46', '11415 Tallinn'],
  ['Kalamaja Pood OÜ', 'EE', 'Kopli 25', '10412 Tallinn'],
  ['Mežaparka Tūrisms SIA', 'LV', 'Kokneses prospekts 1', 'LV-1014 Rīga'],
  ['Gaujas Laivas SIA', 'LV', 'Peldu iela 2', 'LV-4101 Cēsis'],
  ['Jūras Viesnīca AS', 'LV', 'Jūras iela 23', 'LV-3601 Ventspils'],
  ['Baltic Camping UAB', 'LT', 'Savanorių pr. 180', 'LT-03154 Vilnius'],
  ['Erämaa Varuste Oy', 'FI', 'Teollisuuskatu 21', '00510 Helsinki'],
  ['Skärgård Friluft AB', 'SE', 'Ringvägen 100', '118 60 Stockholm'],
]

export const walkIn: DemoCustomer = {
  id: demoId('customer', 'counter'),
  name: 'Counter sale',
  lines: [],
  country: 'LV',
}

/** The customer of the order that two pickers took at once. */
export const ligaOzolina: DemoCustomer = {
  id: demoId('customer', 'Līga Ozoliņa, Brīvības iela 114-21'),
  name: 'Līga Ozoliņa',
  lines: ['Brīvības iela 114–21', 'LV-1001 Rīga'],
  country: 'LV',
}

export const demoFirms: readonly DemoCustomer[] = firms.map(([name, country, ...lines]) => ({
  id: demoId('customer', name),
  name,
  lines,
  country,
}))

export function demoShoppers(count: number, chance: Chance): readonly DemoCustomer[] {
  return Array.from({ length: count }, (_, i) => {
    const [city, postcode, country, ...streets] = chance.pick(cities)
    const name = `${chance.pick(firstNames)} ${chance.pick(lastNames)}`
    const street = `${chance.pick(streets)} ${chance.whole(1, 140)}${chance.happens(0.6) ? `–${chance.whole(1, 60)}` : ''}`
    const code = postcode.replaceAll('#', () => String(chance.whole(0, 9)))
    return { id: demoId('customer', i, name), name, lines: [street, `${code} ${city}`], country }
  })
}
