// Owns the Russian texts of the page that tests a scanner, and of the guide that sets one up.
import type { TranslationOf } from './messages.ts'
import type { scannerEn } from './scanner.en.ts'

export const scannerRu: TranslationOf<typeof scannerEn> = {
  'settings.scanner': 'Проверить и настроить сканер',
  'scanner.title': 'Проверка сканера',
  'scanner.ask': 'Отсканируйте что угодно. Здесь это видно и ничего не меняет.',
  'scanner.none': 'Пока ничего не пришло. Если сканируете, а здесь пусто, настройте сканер, как ниже.',
  'scanner.raw': 'Пришло',
  'scanner.means': 'Значит',
  'scanner.keys': 'Клавиши и миллисекунды',
  'scanner.pace': ({ n, median, longest }) => `клавиш: ${n}, между ними ${median} мс, самое большее ${longest} мс`,
  'scanner.end.Enter': 'в конце Enter',
  'scanner.end.Tab': 'в конце Tab',
  'scanner.end.none': 'в конце тишина: задайте суффикс Enter, так быстрее',
  'scanner.way.key': 'набрано клавишами',
  'scanner.way.text': 'набрано через метод ввода',
  'scanner.way.paste': 'вставлено',
  'scanner.repaired': 'Исправлена раскладка клавиатуры или Caps Lock.',
  'scanner.misread': 'Контрольная цифра неверна: отсканируйте ещё раз.',
  'scanner.doubt': 'Возможно, потерян разделитель: напечатайте код настройки в офисе и отсканируйте его здесь.',
  'scanner.learned': 'Узнали по коду настройки и запомнили на этом устройстве.',
  'scanner.learned.layout': ({ layout }) => `раскладка ${layout}`,
  'scanner.learned.prefix': ({ prefix }) => `префикс ${prefix}`,
  'scanner.learned.kept': 'разделители доходят',
  'scanner.learned.lost': 'разделители теряются: включите передачу FNC1/GS',
  'scanner.kind.item': 'товар',
  'scanner.kind.tracked': 'партия или серийный номер',
  'scanner.kind.location': 'место',
  'scanner.kind.plate': 'грузовая единица или ящик',
  'scanner.kind.person': 'пропуск',
  'scanner.kind.order': 'заказ',
  'scanner.kind.purchase': 'заказ поставщику',
  'scanner.kind.shipment': 'посылка',
  'scanner.kind.task': 'задание',
  'scanner.kind.carton': 'размер короба',
  'scanner.kind.command': 'команда',
  'scanner.kind.unknown': 'читается, но здесь неизвестно',
  'scanner.fact.lot': 'партия',
  'scanner.fact.expiry': 'годен до',
  'scanner.fact.serial': 'серийный №',
  'scanner.fact.count': 'количество',
  'scanner.guide': 'Настройка',
  'scanner.guide.zebra': 'Zebra (DataWedge)',
  'scanner.guide.zebra.steps':
    'Откройте DataWedge → профиль вашего браузера (или Profile0) → Barcode input: включить. Keystroke output: включить. В нём Basic data formatting: Send ENTER key включить. Intent output: выключить. Для кодов GS1: Decoders → GS1-128 включить; Keystroke output → Key event options → Send characters as events включить.',
  'scanner.guide.honeywell': 'Honeywell',
  'scanner.guide.honeywell.steps':
    'Settings → Honeywell settings → Scanning → Internal scanner → Default profile → Data processing settings: Wedge method «Keyboard», Wedge as keys: включить, Suffix: \\n. Symbology prefix: none. Плагины правки и запуска: выключить.',
  'scanner.guide.urovo': 'Urovo',
  'scanner.guide.urovo.steps':
    'Откройте настройки сканера (ScanWedge) → Keyboard emulation или Output mode: включить. Output type: simulate keystroke. Suffix или Append: Enter (0x0A). Label formatting → GS1: передавать FNC1 как GS (0x1D).',
  'scanner.guide.newland': 'Newland',
  'scanner.guide.newland.steps':
    'Settings → Scan settings (Quick scan) → вывод: Simulate key, Fill in edit box выключить. Suffix: Enter включить. Prefix: выключить. Send GS character: включить, если есть в вашей модели.',
  'scanner.guide.check':
    'Затем напечатайте в офисе код настройки (Принтеры и этикетки → Коды команд) и отсканируйте его здесь.',
}
