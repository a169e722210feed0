// Owns the Russian texts of goods that go other ways than to a customer.
import type { goodsEn } from './goods.en.ts'
import type { TranslationOf } from './messages.ts'
import { plural } from './plural.ts'

export const goodsRu: TranslationOf<typeof goodsEn> = {
  'returns.tab.customers': 'От покупателей',
  'returns.tab.suppliers': 'Поставщикам',

  'goods.from': 'Откуда',
  'goods.from.none': 'здесь не лежит',
  'goods.to': 'В какую ячейку',
  'goods.quantity': 'Сколько',
  'goods.reason': 'Почему',
  'goods.item': 'Товар',
  'goods.too-many': ({ n }) =>
    plural('ru', n, {
      one: 'Столько нет: не хватает # единицы.',
      few: 'Столько нет: не хватает # единиц.',
      many: 'Столько нет: не хватает # единиц.',
      other: 'Столько нет: не хватает # единицы.',
    }),

  'send-back.new': 'Вернуть поставщику',
  'send-back.title': ({ number, supplier }) => `Вернуть поставщику · ${number} · ${supplier}`,
  'send-back.with-us': 'У нас',
  'send-back.nothing': 'Из этой закупки у нас больше ничего нет.',
  'send-back.done': 'Товар ушёл поставщику.',
  'send-back.show.all': 'Все',
  'send-back.show.open': 'Ждут кредит-ноты',
  'send-back.empty': 'Поставщикам ничего не возвращали.',
  'send-back.empty.text': 'Откройте закупку и верните сломанное, ошибочное или лишнее.',
  'send-back.purchase': 'Пришло с',
  'send-back.expected': 'Снято с долга',
  'send-back.credit': 'Кредит-нота',
  'send-back.credit.none': 'ждём',

  'supplier-credit.new': 'Кредит-нота поставщика',
  'supplier-credit.number': 'Номер на бумаге',
  'supplier-credit.net': ({ currency }) => `Без налога, ${currency}`,
  'supplier-credit.tax': ({ currency }) => `Налог, ${currency}`,
  'supplier-credit.for': 'За какой товар',
  'supplier-credit.no-goods': 'Возвращённого товара без кредит-ноты у них нет: сумма пойдёт как скидка с цены.',
  'supplier-credit.expected': 'Отправка этого товара уже сняла с долга:',
  'supplier-credit.invoice': 'Зачесть счёт',
  'supplier-credit.invoice.none': 'оставить открытой',
  'supplier-credit.done': 'Кредит-нота записана.',
}
