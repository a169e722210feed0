// Owns the Russian texts of the page of imports.
import type { importsEn } from './imports.en.ts'
import type { TranslationOf } from './messages.ts'
import { plural } from './plural.ts'

const rows = (n: number) => plural('ru', n, { one: '# строку', few: '# строки', many: '# строк', other: '# строки' })

export const importsRu: TranslationOf<typeof importsEn> = {
  'page.imports': 'Импорт',
  'imports.view.items': 'Товары',
  'imports.view.bins': 'Ячейки',
  'imports.view.stock': 'Начальные остатки',
  'imports.view.purchases': 'Закупки',
  'imports.text.items':
    'Товар узнаётся по артикулу: известный меняется, новый создаётся. Чего в файле нет, остаётся как есть.',
  'imports.text.bins':
    'Ячейка узнаётся по коду на этом складе. Код вида A-03-21 называет ряд, секцию и ярус. Чего в файле нет, остаётся как есть.',
  'imports.text.stock':
    'Что где лежит к началу работы и сколько стоит. Вводится один раз; потом ячейку пересчитывают, а не импортируют.',
  'imports.text.purchases': 'Строки с одним номером — одна закупка. Известные закупки не меняются.',
  'imports.columns': 'Столбцы',
  'imports.optional': 'Если есть',
  'imports.template': 'Пустой файл с этими столбцами',
  'imports.choose': 'Выбрать файл CSV',
  'imports.other': 'Другой файл',
  'imports.no-right': 'Смотреть можно, а импортирует тот, у кого есть на это право.',
  'imports.reading': 'Файл читается…',
  'imports.progress': ({ done, of }) => `Записано ${done} из ${of}`,
  'imports.fresh': 'Новые',
  'imports.changed': 'Изменённые',
  'imports.same': 'Уже известные',
  'imports.wrong': 'С ошибкой',
  'imports.take.all': ({ n }) => `Импортировать ${rows(n)}`,
  'imports.take.good': ({ n }) => `Только верные: ${rows(n)}`,
  'imports.all-good': 'Можно принять все строки. Пока ничего не записано.',
  'imports.all-known': 'Всё это уже известно. Импортировать нечего.',
  'imports.more': ({ n }) => `и ещё ${n}`,
  'imports.done': ({ file, n }) => `${file}: импортировали ${rows(n)}.`,
  'imports.exceptions': ({ n }) =>
    plural('ru', n, {
      one: '# из них требует решения.',
      few: '# из них требуют решения.',
      many: '# из них требуют решения.',
      other: '# из них требуют решения.',
    }),
  'imports.nothing': 'Ничего не записано: всё было известно.',
  'imports.broke-off': 'Связь прервалась. Выберите файл снова: записанное уже считается известным.',
  'imports.line': 'Строка',
  'imports.column': 'Столбец',
  'imports.found': 'В файле',
  'imports.why': 'Что не так',
  'imports.problem.missing': 'Здесь пусто',
  'imports.problem.too-long': 'Слишком длинно',
  'imports.problem.not-a-number': 'Такого числа здесь быть не может',
  'imports.problem.not-a-date': 'Это не дата вида 2026-11-25',
  'imports.problem.not-one-of': 'Такого слова здесь быть не может',
  'imports.problem.unknown-item': 'Товара с таким артикулом нет. Сначала импортируйте товары',
  'imports.problem.unknown-bin': 'Ячейки с таким кодом нет. Сначала импортируйте ячейки',
  'imports.problem.code-taken': 'Этот штрихкод у другого товара',
  'imports.problem.twice': 'То же стоит в строке, что в скобках',
  'imports.problem.needs-lot': 'Товар учитывается по партиям: назовите партию',
  'imports.problem.no-lot': 'Товар не учитывается по партиям',
  'imports.problem.needs-serial': 'Товар учитывается по серийным номерам: строка на единицу',
  'imports.problem.known-already': 'Так названа находка. Сначала скажите, что это',
  'imports.problem.unreadable': 'Так записать нельзя, или неверна другая строка этой закупки',
}
