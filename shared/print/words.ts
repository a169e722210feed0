// Owns the words that stand on labels and documents. They are here and not in app/text because the server prints too, and
// because a paper speaks the language of its house, not of whoever pressed the button.
export type PaperLanguage = 'en' | 'ru'

const en = {
  bin: 'Place',
  zone: 'Zone',
  check: 'Check code',
  plate: 'Licence plate',
  pallet: 'Pallet',
  carton: 'Carton',
  tote: 'Tote',
  from: 'From',
  to: 'To',
  order: 'Order',
  parcel: 'Parcel',
  item: 'Item',
  code: 'Code',
  lot: 'Lot',
  expiry: 'Use by',
  serial: 'Serial',
  quantity: 'Quantity',
  content: 'Content',
  mixed: 'Mixed goods',
  empty: 'Nothing on it yet',
  badge: 'Badge',
  tracking: 'Tracking',
  'ship-by': 'Ship by',
  packed: 'Packed',
  'packing-slip': 'Packing slip',
  'pick-list': 'Pick list',
  'return-slip': 'Return slip',
  'count-sheet': 'Count sheet',
  'purchase-order': 'Purchase order',
  supplier: 'Supplier',
  'vat-number': 'VAT no.',
  registration: 'Reg. no.',
  expected: 'Expected',
  company: 'Company',
  warehouse: 'Warehouse',
  date: 'Date',
  place: 'Place',
  ordered: 'Ordered',
  counted: 'Counted',
  received: 'Received',
  reason: 'Reason',
  returned: 'Returned',
  total: 'Total units',
  lines: 'Lines',
  price: 'Price',
  amount: 'Amount',
  'no-address': 'The address is not on this device.',
  'counted-by': 'Counted by',
  'checked-by': 'Checked by',
  signature: 'Signature',
  'return-how': 'Lay this slip into the parcel. Write how many you send back and why.',
  page: 'Page {page} of {of}',
  'command.main': 'Next / OK',
  'command.back': 'Back',
  'command.cannot': "Can't do it",
  'command.erase': 'Erase',
  'command.undo': 'Undo',
  'command.digit': 'Digit {digit}',
  'set-up': 'Scanner set-up',
} as const

export type PaperWord = keyof typeof en

const ru: Readonly<Record<PaperWord, string>> = {
  bin: 'Место',
  zone: 'Зона',
  check: 'Код проверки',
  plate: 'Грузовая единица',
  pallet: 'Паллета',
  carton: 'Короб',
  tote: 'Ящик',
  from: 'Откуда',
  to: 'Кому',
  order: 'Заказ',
  parcel: 'Посылка',
  item: 'Товар',
  code: 'Код',
  lot: 'Партия',
  expiry: 'Годен до',
  serial: 'Серийный №',
  quantity: 'Количество',
  content: 'Содержимое',
  mixed: 'Разные товары',
  empty: 'Пока пусто',
  badge: 'Пропуск',
  tracking: 'Трек-номер',
  'ship-by': 'Отправить до',
  packed: 'Упаковано',
  'packing-slip': 'Упаковочный лист',
  'pick-list': 'Лист отбора',
  'return-slip': 'Возвратный лист',
  'count-sheet': 'Лист пересчёта',
  'purchase-order': 'Заказ поставщику',
  supplier: 'Поставщик',
  'vat-number': 'ИНН/НДС №',
  registration: 'Рег. №',
  expected: 'Ожидается',
  company: 'Компания',
  warehouse: 'Склад',
  date: 'Дата',
  place: 'Место',
  ordered: 'Заказано',
  counted: 'Посчитано',
  received: 'Принято',
  reason: 'Причина',
  returned: 'Возврат',
  total: 'Всего единиц',
  lines: 'Строк',
  price: 'Цена',
  amount: 'Сумма',
  'no-address': 'На этом устройстве нет адреса.',
  'counted-by': 'Считал',
  'checked-by': 'Проверил',
  signature: 'Подпись',
  'return-how': 'Вложите этот лист в посылку. Укажите, сколько вы возвращаете и почему.',
  page: 'Страница {page} из {of}',
  'command.main': 'Дальше / ОК',
  'command.back': 'Назад',
  'command.cannot': 'Не получается',
  'command.erase': 'Стереть',
  'command.undo': 'Отменить шаг',
  'command.digit': 'Цифра {digit}',
  'set-up': 'Настройка сканера',
}

/** A word, or a sentence with its values set in. */
export function paperWord(
  language: PaperLanguage,
  word: PaperWord,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = (language === 'ru' ? ru : en)[word]
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''))
}

const units: Readonly<Record<string, readonly [en: string, ru: string]>> = {
  piece: ['pcs', 'шт.'],
  bottle: ['btl', 'бут.'],
  can: ['cans', 'бан.'],
  jar: ['jars', 'бан.'],
  pair: ['pairs', 'пар'],
  box: ['boxes', 'кор.'],
  bag: ['bags', 'пак.'],
  roll: ['rolls', 'рул.'],
  set: ['sets', 'компл.'],
  sheet: ['sheets', 'л.'],
  metre: ['m', 'м'],
  gram: ['g', 'г'],
}

/** "1 250 шт." A unit without a word here is counted in pieces. */
export function paperAmount(language: PaperLanguage, quantity: number, unit: string): string {
  const grouped = String(quantity).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  const [english, russian] = units[unit] ?? units.piece ?? ['', '']
  return `${grouped}\u00a0${language === 'ru' ? russian : english}`
}

/** A country by its code, as people of the language call it; of a federal one with the state: "NY, United States". */
export function paperCountry(language: PaperLanguage, code: string): string {
  if (!/^[A-Z]{2}(-[A-Z0-9]+)?$/.test(code)) return code
  const [country = code, state] = code.split('-')
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
  return state === undefined ? name : `${state}, ${name}`
}

/** A day as people of the language write it on papers: 31.12.2026 or 31 Dec 2026, without doubt which is the month. */
export function paperDate(language: PaperLanguage, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (language === 'ru') return `${day}.${month}.${year}`
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  return `${day} ${months[Number(month) - 1] ?? month} ${year}`
}
