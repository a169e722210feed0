// Owns the Russian texts of picking several orders at once, of emptied bins, of what goes back to the shelf and of returns.
import type { OutboundWords } from '../../shared/jobs/outbound-words.ts'
import type { TextsOf } from '../../shared/jobs/words.ts'
import { formatNumber } from './format.ts'
import { plural } from './plural.ts'
import { amount } from './units.ts'

const number = (n: number) => formatNumber('ru', n)
const units = (n: number, unit: string) => amount('ru', n, unit)
const orders = (n: number) => plural('ru', n, { one: '# заказ', few: '# заказа', many: '# заказов', other: '# заказа' })
/** «4, 6 или 8» of "4 6 8". */
const either = (squares: string) => {
  const each = squares.split(' ')
  return each.length < 2 ? squares : `${each.slice(0, -1).join(', ')} или ${each.at(-1)}`
}

export const outboundRu: TextsOf<OutboundWords> = {
  'job.pick.cart': 'Сборка нескольких заказов',
  'job.pick.several': (f) => `Сборка · ${orders(f.n)}`,
  'list.orders': 'Заказы',
  'scan.tote-n': (f) => `Сканируйте корзину ${f.n}`,
  'scan.totes': (f) => `Сканируйте корзину ${either(f.squares)}`,
  'press.start': (f) => `Начать: ${orders(f.n)}`,
  'press.put': 'Положено',
  'into.totes': (f) =>
    plural('ru', f.n, {
      one: 'в **# корзину**',
      few: 'в **# корзины**',
      many: 'в **# корзин**',
      other: 'в **# корзины**',
    }),
  'into.square': (f) => `в корзину **${f.n}**`,
  'where.taken': (f) => `взято ${units(f.n, f.unit)}`,
  'where.left': 'сколько осталось?',
  'totes.put': 'Разложите по корзинам',
  'totes.in': (f) => `${number(f.done)} из ${number(f.of)}`,
  'totes.set-down': 'Все корзины',
  'note.gather': 'Сканируйте пустые корзины: каждой достаётся следующий заказ. Или выберите заказы.',
  'note.gather-more': 'Ещё одна корзина — ещё один заказ. Или начните: сканируйте первую ячейку.',
  'note.cart-order-cancelled': (f) => `${f.order} в корзине ${f.n} отменён. Оставьте всё в ней.`,
  'note.should-be-empty': (f) => `**${f.code}** теперь должна быть пуста`,
  'ways.put': 'Что не получается?',
  'way.square-full': (f) => `Корзина ${f.n} полна`,
  'way.put-unread': (f) => `Код корзины ${f.n} не читается`,
  'way.put-unread.then': (f) => `${units(f.n, f.unit)} положено`,
  'way.not-put': 'Вернуть на полку',
  'way.not-put.then': 'Ничего не записано',
  'way.not-empty': 'Не пуста',
  'way.give-back-n': (f) => `Вернуть ${orders(f.n)}`,
  'did.tote-is': (f) => `${f.tote} — корзина ${f.n}`,
  'did.tote-for': (f) => `${f.tote} — корзина ${f.n}: ${f.order}`,
  'did.on-cart': (f) => `${f.order} под номером ${f.n}. Сканируйте корзину.`,
  'did.off-cart': (f) => `${f.order} снят с тележки`,
  'did.put-into': (f) => `${units(f.n, f.unit)} в корзину ${f.square}`,
  'did.not-taken': 'Ничего не взято',
  'did.given-back-n': (f) =>
    plural('ru', f.n, {
      one: 'Возвращён # заказ',
      few: 'Возвращены # заказа',
      many: 'Возвращены # заказов',
      other: 'Возвращены # заказа',
    }),
  'did.cart-picked': (f) =>
    `${plural('ru', f.n, { one: 'Собран # заказ', few: 'Собраны # заказа', many: 'Собраны # заказов', other: 'Собраны # заказа' })}, стоят у ${f.code}`,
  'did.cart-over': (f) => `${orders(f.n)}: больше нечего делать`,
  'did.short-next': (f) => `Записано: нет ${units(f.n, f.unit)} Дальше ${f.code}`,
  'did.is-empty': (f) => `Посчитано: ${f.code} пуста`,
  'did.left-there': (f) => `Посчитано: в ${f.code} осталось ${units(f.n, f.unit)}`,
  'safe.in-hand': (f) => `В руках ещё ${units(f.n, f.unit)}`,
  'wrong.tote': 'Не та корзина',
  'wrong.put-first': 'Сначала положите',
  'wrong.put-into': (f) => `Корзина ${either(f.squares)}`,
  'wrong.cart-full': 'Тележка полна',
  'wrong.no-more-orders': 'Заказов больше нет',
  'wrong.nothing-to-pick': 'Нечего собирать',
  'hint.start-now': 'Начните с того, что на тележке.',
  'hint.not-on-cart': 'Этой корзины нет на тележке.',
}
