// Owns the English texts of the planning page: reasons in sentences, from the figures alone.
import { plural } from './plural.ts'

interface Counted {
  n: number
}

/** Figures of a proposal, as the language writes them. */
interface Levels {
  rate: string
  period: 'day' | 'week'
  onHand: string
  promised: string
  onOrder: string
  point: string
  upTo: string
  safety: string
  days: number
}

interface Uncounted {
  readonly n: number
  readonly period: 'day' | 'week'
}

const uncounted = (what: string, { n, period }: Uncounted) =>
  plural('en', n, {
    one: `# ${period} ${what} was not counted.`,
    other: `# ${period}s ${what} were not counted.`,
  })

export const planningEn = {
  'page.planning': 'Planning',
  'planning.tab.reorder': 'To order',
  'planning.tab.waves': 'Waves',
  'planning.tab.slotting': 'Better places',
  'planning.tab.space': 'Space',
  'planning.tab.labour': 'Hands',
  'planning.run': 'Plan now',
  'planning.again': 'Plan again',
  'planning.stop': 'Stop',
  'planning.running': ({ percent }: { percent: string }) => `Planning… ${percent}`,
  'planning.made': ({ time }: { time: string }) => `made ${time}`,
  'planning.cancelled': 'Stopped before it was finished.',
  'planning.failed': 'The plan could not be made. Try again; the server’s log says why.',
  'planning.none': 'Not planned yet',
  'planning.none.reorder': 'See what to order, how much and why.',
  'planning.none.waves': 'See which orders to pick together so that pickers walk less.',
  'planning.none.slotting': 'See which goods to move so that pickers walk less.',
  'planning.none.space': 'See how full the warehouse is and when it will be full.',
  'planning.none.labour': 'See how many hands the open orders need.',

  'planning.reorder.nothing': 'Nothing to order',
  'planning.reorder.nothing.text': 'What is there and on its way lasts.',
  'planning.reorder.basis': ({ n, periods }: { n: number; periods: string }) =>
    `${plural('en', n, { one: '# item', other: '# items' })} sold in ${periods}`,
  'planning.reorder.days': ({ n }: Counted) => plural('en', n, { one: '# day', other: '# days' }),
  'planning.reorder.weeks': ({ n }: Counted) => plural('en', n, { one: '# week', other: '# weeks' }),
  'planning.reorder.target': ({ fill, factor }: { fill: string; factor: string }) =>
    `${fill} of units there when wanted, ${factor} deviations kept against chance`,
  'planning.reorder.fitted': 'fitted on the last periods',
  'planning.reorder.unfitted': 'a usual figure: the past is too short to fit one',
  'planning.reorder.no-supplier': 'No supplier known yet',
  'planning.reorder.no-supplier.text': 'Nobody has delivered these yet. Name the supplier and the price in the draft.',
  'planning.reorder.lead': ({ days, spread }: { days: string; spread: string }) =>
    `${days} days from order to shelf, ± ${spread}`,
  'planning.reorder.learned': ({ n }: Counted) =>
    n === 0 ? 'as promised' : plural('en', n, { one: 'from # delivery', other: 'from # deliveries' }),
  'planning.reorder.item': 'Item',
  'planning.reorder.why': 'Why',
  'planning.reorder.quantity': 'Order',
  'planning.reorder.have': 'Free',
  'planning.reorder.coming': 'Coming',
  'planning.reorder.point': 'Order below',
  'planning.reorder.value': 'Value',
  'planning.reorder.draft': 'Draft order',
  'planning.reorder.ask.fill': 'Units there when wanted, %',
  'planning.reorder.ask.budget': ({ currency }: { currency: string }) => `May be spent, ${currency}`,
  'planning.reorder.least': ({ currency }: { currency: string }) => `Takes no order below, ${currency}`,
  'planning.reorder.below-least': 'below its least order',
  'planning.reorder.all': ({ n }: Counted) =>
    plural('en', n, { one: 'Order from # supplier', other: 'Order from # suppliers' }),
  'planning.reorder.all.done': ({ n }: Counted) =>
    plural('en', n, {
      one: '# order is made. It waits at the dock.',
      other: '# orders are made. They wait at the dock.',
    }),
  'planning.reorder.all.left': ({ n }: Counted) =>
    plural('en', n, {
      one: '# more needs a price, a name or a larger amount',
      other: '# more need a price, a name or a larger amount',
    }),
  'planning.because.due': 'runs low',
  'planning.because.comes-along': 'nearly due, comes along',
  'planning.because.brought-forward': 'to reach the least order',
  'planning.because.waits': 'waits for money',
  'planning.reason.sold': ({ rate, period }: Levels) => `About ${rate} sold a ${period}.`,
  'planning.reason.have': ({ onHand, promised, onOrder }: Levels) =>
    `${onHand} on the shelf, ${promised} of them promised, ${onOrder} on the way.`,
  'planning.reason.level': ({ days, point, upTo, safety }: Levels) =>
    `A delivery takes ${plural('en', days, { one: '# day', other: '# days' })}: order below ${point}, up to ${upTo}, of which ${safety} are kept against chance.`,
  'planning.reason.no-stock': (f: Uncounted) => uncounted('without stock', f),
  'planning.reason.promotion': (f: Uncounted) => uncounted('of a promotion', f),
  'planning.reason.guess': ({ supplier }: { supplier: string }) =>
    `Not bought before, as far as is known; ${supplier} delivers goods of this kind.`,
  'planning.reason.price': 'Its price is what a unit costs now on average. Check it in the draft.',
  'planning.quantity.missing': 'Ordered is what is missing.',
  'planning.quantity.economic': 'Ordered is the lot that costs least in work and keeping.',
  'planning.quantity.price-break': 'Ordered is what reaches the lower price.',
  'planning.quantity.minimum': 'Ordered is the supplier’s least quantity.',
  'planning.quantity.multiple': 'Rounded up to whole packs.',
  'planning.quantity.shelf-life': 'No more than is sold before it expires.',
  'planning.class.smooth': 'steady demand',
  'planning.class.intermittent': 'seldom wanted',
  'planning.class.erratic': 'uneven amounts',
  'planning.class.lumpy': 'seldom and uneven',
  'planning.class.none': 'never wanted',
  'planning.chart': ({ item }: { item: string }) => `Units sold of ${item}`,
  'planning.chart.expected': ({ rate }: { rate: string }) => `expected ${rate}`,
  'planning.chart.no-stock': 'no stock',
  'planning.chart.promotion': ({ units }: { units: string }) => `${units}, promotion`,
  'planning.sellers': 'Best sellers',
  'planning.dead': 'Never wanted, in stock',
  'planning.units-sold': 'Sold',
  'planning.on-hand': 'On hand',
  'planning.letters': 'Class',
  'planning.draft.title': ({ supplier }: { supplier: string }) =>
    supplier === '' ? 'Draft order' : `Draft order to ${supplier}`,
  'planning.draft.supplier': 'Supplier',
  'planning.draft.number': 'Number',
  'planning.draft.expected': 'Expected on',
  'planning.draft.units': 'Units',
  'planning.draft.price': ({ currency }: { currency: string }) => `${currency} a unit`,
  'planning.draft.total': 'Together',
  'planning.draft.skip': ({ item }: { item: string }) => `Leave out ${item}`,
  'planning.draft.order': 'Order',
  'planning.draft.keep': 'Not now',
  'planning.draft.done': ({ number }: { number: string }) => `${number} is ordered. It waits at the dock.`,
  'planning.draft.missing': 'Each line needs units and a price, and the order a supplier.',

  'planning.waves.totes': 'Totes on a cart',
  'planning.waves.kilos': 'A cart carries, kg',
  'planning.waves.hours': 'Due within, h',
  'planning.waves.walk': 'Walk on these carts',
  'planning.waves.first-come': 'On carts as orders came',
  'planning.waves.alone': 'Order by order',
  'planning.waves.bound': ({ m }: { m: string }) => `no carts walk less than ${m} m`,
  'planning.waves.proven': 'no carts walk less',
  'planning.waves.of': ({ orders, carts }: { orders: number; carts: number }) =>
    `${plural('en', orders, { one: '# order', other: '# orders' })} on ${plural('en', carts, { one: '# cart', other: '# carts' })}`,
  'planning.waves.turn': 'Turn',
  'planning.waves.due': 'Leaves at',
  'planning.waves.orders': 'Orders',
  'planning.waves.lines': 'Lines',
  'planning.waves.filled': 'Totes',
  'planning.waves.kg': 'Weight, kg',
  'planning.waves.walk-m': 'Walk, m',
  'planning.waves.saved': 'Saved, m',
  'planning.waves.minutes': 'Work, min',
  'planning.waves.zones': 'Zones',
  'planning.waves.zone': ({ zone, n }: { zone: string; n: string }) => `${zone} ${n}`,
  'planning.waves.waits': 'not on the floor yet',
  'planning.waves.cart': ({ n }: Counted) => `Cart ${n}`,
  'planning.waves.all': 'Choose all',
  'planning.waves.send': ({ n }: Counted) => plural('en', n, { one: 'Send # cart', other: 'Send # carts' }),
  'planning.waves.sent': ({ n }: Counted) =>
    plural('en', n, { one: '# cart waits on the handhelds.', other: '# carts wait on the handhelds, in this order.' }),
  'planning.waves.uncovered': ({ n }: Counted) =>
    plural('en', n, { one: '# order waits for stock', other: '# orders wait for stock' }),
  'planning.waves.begun': ({ n }: Counted) =>
    plural('en', n, { one: '# is in somebody’s hands', other: '# are in somebody’s hands' }),
  'planning.waves.later': ({ n }: Counted) =>
    plural('en', n, { one: '# is left to the next wave', other: '# are left to the next wave' }),
  'planning.waves.nothing': 'Nothing to send',
  'planning.waves.nothing.text': 'No order waits that nobody has begun.',

  'planning.moves.now': 'Walk an order, now',
  'planning.moves.then': 'With these moves',
  'planning.moves.best': 'If everything lay best',
  'planning.moves.metres': ({ m }: { m: string }) => `${m} m`,
  'planning.moves.less': ({ percent }: { percent: string }) => `${percent} less`,
  'planning.moves.basis': ({ orders, days }: { orders: number; days: string }) =>
    `learned from ${plural('en', orders, { one: '# order', other: '# orders' })} of ${days}`,
  'planning.moves.item': 'Item',
  'planning.moves.from': 'From',
  'planning.moves.to': 'To',
  'planning.moves.swap': ({ item }: { item: string }) => `changes places with ${item}`,
  'planning.moves.orders': 'Orders',
  'planning.moves.saved': 'Saved a day, m',
  'planning.moves.minutes': 'Work, min',
  'planning.moves.payback': 'Pays after',
  'planning.moves.make': ({ n }: Counted) => plural('en', n, { one: 'Make # move task', other: 'Make # move tasks' }),
  'planning.moves.all': 'Choose all',
  'planning.moves.made': ({ n }: Counted) =>
    plural('en', n, { one: '# move waits on the handhelds.', other: '# moves wait on the handhelds.' }),
  'planning.moves.nothing': 'Things lie well',
  'planning.moves.nothing.text': 'No move would save more walking than it costs.',

  'planning.space.zone': 'Zone',
  'planning.space.class': 'Class',
  'planning.storage.ambient': 'ambient',
  'planning.storage.chilled': 'chilled',
  'planning.storage.frozen': 'frozen',
  'planning.space.places': 'Places filled',
  'planning.space.volume': 'Volume, m³',
  'planning.space.weight': 'Weight, t',
  'planning.space.pallets': 'Pallets',
  'planning.space.of': ({ used, of }: { used: string; of: string }) => `${used} of ${of}`,
  'planning.space.unmeasured': ({ n }: Counted) =>
    plural('en', n, {
      one: '# unit without a size is missing in the volume',
      other: '# units without a size are missing in the volume',
    }),
  'planning.space.outlook': 'Volume in the weeks to come',
  'planning.space.full-in': ({ n }: Counted) =>
    plural('en', n, { one: 'Full within # week', other: 'Full in # weeks' }),
  'planning.space.lasts': ({ n }: Counted) =>
    plural('en', n, { one: 'Lasts # week and longer', other: 'Lasts # weeks and longer' }),
  'planning.space.outlook.text': ({ leaving }: { leaving: string }) =>
    `What is ordered comes on its day; ${leaving} m³ leave a week as before.`,
  'planning.space.heat': 'Where pickers go',
  'planning.space.heat.text': 'Picks of the last eight weeks by bay; the bench is in front.',
  'planning.space.visits': ({ bay, n }: { bay: string; n: number }) =>
    `${bay}: ${plural('en', n, { one: '# pick', other: '# picks' })}`,
  'planning.space.capacity': 'capacity',
  'planning.space.now': 'now',

  'planning.labour.hands': 'Hands needed now',
  'planning.labour.open': 'Open work',
  'planning.labour.walk': 'To walk',
  'planning.labour.hours': ({ h }: { h: string }) => `${h} h`,
  'planning.labour.by': 'Leaves at',
  'planning.labour.orders': 'Orders',
  'planning.labour.lines': 'Lines',
  'planning.labour.units': 'Units',
  'planning.labour.walk-m': 'Walk, m',
  'planning.labour.minutes': 'Work, min',
  'planning.labour.together': 'With all before, min',
  'planning.labour.hands-short': 'Hands',
  'planning.labour.late': 'late already',
  'planning.labour.nothing': 'No open orders',
  'planning.labour.nothing.text': 'All that was ordered is packed.',
  'planning.labour.basis':
    'From the shortest walks over the open picks, 12 s a line, 2 s a unit, 90 s a parcel; 85 % of the time is worked.',
} as const
