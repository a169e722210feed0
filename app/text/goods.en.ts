// Owns the English texts of goods that go other ways than to a customer: back to suppliers, to other warehouses, into kits, off
// the books. The measure for goods.ru.ts.
import { defineMessages } from './messages.ts'
import { plural } from './plural.ts'

export const goodsEn = defineMessages({
  'returns.tab.customers': 'From customers',
  'returns.tab.suppliers': 'To suppliers',

  'goods.from': 'From where',
  'goods.from.none': 'none lie here',
  'goods.to': 'To which bin',
  'goods.quantity': 'How many',
  'goods.reason': 'Why',
  'goods.item': 'Item',
  'goods.too-many': ({ n }: { n: number }) =>
    plural('en', n, { one: 'There is # unit less than that.', other: 'There are # units less than that.' }),

  'send-back.new': 'Send back',
  'send-back.title': ({ number, supplier }: { number: string; supplier: string }) =>
    `Send back · ${number} · ${supplier}`,
  'send-back.with-us': 'With us',
  'send-back.nothing': 'Nothing that came of it is with us any more.',
  'send-back.done': 'The goods have left.',
  'send-back.show.all': 'All',
  'send-back.show.open': 'Credit awaited',
  'send-back.empty': 'Nothing went back to a supplier.',
  'send-back.empty.text': 'Open a purchase and send back what is broken, wrong or too much.',
  'send-back.purchase': 'Came with',
  'send-back.expected': 'Off the debt',
  'send-back.credit': 'Credit',
  'send-back.credit.none': 'awaited',

  'supplier-credit.new': 'A supplier’s credit',
  'supplier-credit.number': 'Number on the paper',
  'supplier-credit.net': ({ currency }: { currency: string }) => `Without tax, ${currency}`,
  'supplier-credit.tax': ({ currency }: { currency: string }) => `Tax, ${currency}`,
  'supplier-credit.for': 'Goods that it is for',
  'supplier-credit.no-goods': 'Nothing that went back to them waits for a credit: it is booked as a lower price.',
  'supplier-credit.expected': 'These took from the debt when they left:',
  'supplier-credit.invoice': 'Set against the bill',
  'supplier-credit.invoice.none': 'leave it open',
  'supplier-credit.done': 'The credit is booked.',
})
