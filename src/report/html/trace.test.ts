import { describe, expect, test } from 'vitest';
import { hostile, tracedCrowd, tracedSample } from '../../testing/traced-sample.ts';
import { wordsFrom } from '../words.ts';
import type { TraceData, TraceRow } from './data.ts';
import { addressFrom, hashOf } from './page/address.ts';
import { cellAddress } from './page/cell-name.ts';
import { entriesOf, lineOf, markAt, unitText } from './page/trace-decode.ts';
import { filtered } from './page/trace-filter.ts';
import { searchIn } from './page/trace-search.ts';
import { traceData } from './trace.ts';

const english = wordsFrom('en', {});
const { trace, catalogue } = tracedSample();
const data = traceData(trace, catalogue, english);

function row(id: string): TraceRow {
  const found = [...data.requirements, ...data.policies].find((one) => one.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}

function column(name: string, all: TraceData = data): number {
  return all.columns.findIndex((one) => cellAddress(one) === name);
}

describe('the data of the page', () => {
  test('columns stand in the order of the axes of the catalogue', () => {
    expect(data.columns.map(cellAddress)).toEqual([
      'role:dev,kind:work,locale:ru',
      'role:dev,kind:work,locale:en',
      'role:dev,kind:revise,locale:ru',
      'role:dev,kind:revise,locale:en',
      'stage:qa,kind:work,locale:ru',
    ]);
  });

  test('a row has a letter per cell, deep told from shallow', () => {
    expect(row('REQ-001').marks).toBe('ddom.');
    expect(row('REQ-002').marks).toBe('dddds');
    expect(row('REQ-003').marks).toBe('wm..u');
    expect(markAt(row('REQ-002'), 4)).toBe('shallow');
    expect(markAt(row('REQ-001'), 4)).toBe('none');
  });

  test('a cell leads to the sentence that carries it, over all its lines', () => {
    const [entry] = entriesOf(row('REQ-001'))[column('role:dev,kind:work,locale:ru')] ?? [];
    const [mark, why, , file, , unit] = data.records[entry?.record ?? -1] ?? [];
    expect({ mark, why, file, policy: row('REQ-001').related[entry?.policy ?? -1] }).toEqual({
      mark: 'deep',
      why: '',
      file: -1,
      policy: 'preflight',
    });
    expect(unitText(data, data.units[unit ?? -1])).toBe(
      'Перед правками проверьте ветку: сверьте её с открытым    запросом на слияние.',
    );
  });

  test('a cell without a sentence shows where the file begins, and says why', () => {
    const at = column('role:dev,kind:revise,locale:en');
    const [entry] = entriesOf(row('REQ-001'))[at] ?? [];
    expect(data.records[entry?.record ?? -1]).toEqual(['missing', '', -1, -1, 1]);
    const file = data.files[data.columns[at]?.file ?? -1];
    expect(file?.path).toBe('role-dev-revise_en.md');
    expect(file && lineOf(file, 1)).toBe('You are a developer.');
    const [weak] = entriesOf(row('REQ-001'))[column('role:dev,kind:revise,locale:ru')] ?? [];
    expect(data.records[weak?.record ?? -1]?.slice(0, 2)).toEqual(['outdated', 'weak']);
  });

  test('of several things in one cell the worst is shown, and all are kept', () => {
    const [first] = trace.requirements;
    const cells = first?.cells.slice(0, 1) ?? [];
    const [one] = cells;
    if (!first || !one) throw new Error('the sample has a first cell');
    const both = {
      ...first,
      cells: [one, { ...one, state: 'missing' as const, said: [], policy: 'other' }],
      policies: ['preflight', 'other'],
    };
    const [doubled] = traceData({ ...trace, requirements: [both], policies: [] }, catalogue, english).requirements;
    expect(doubled?.marks).toBe('m');
    expect(doubled && entriesOf(doubled)[0]?.map(({ policy }) => policy)).toEqual([0, 1]);
  });

  test('links are those of the row, told by either end', () => {
    expect(row('REQ-001').links).toEqual([0]);
    expect(row('preflight').links).toEqual([0]);
    expect(row('REQ-003').links).toEqual([]);
  });

  test('a text is there once, however many cells show it', () => {
    const text = JSON.stringify(data.files);
    expect(text.split('Не выводите секреты в журнал').length - 1).toBe(3);
    expect(JSON.stringify([data.requirements, data.policies, data.records, data.units])).not.toContain(
      'секреты в журнал',
    );
  });

  test('a quarter of a million cells take few bytes each', () => {
    const crowd = tracedCrowd(60, 60);
    const big = traceData(crowd.trace, crowd.catalogue, english);
    const size = JSON.stringify([big.requirements, big.records, big.units]).length;
    expect(size / (60 * 60)).toBeLessThan(60);
    expect(big.requirements.every(({ marks }) => marks.length === 60)).toBe(true);
  });
});

describe('the search', () => {
  const search = searchIn(data);
  const rows = (query: string): string[] =>
    data.requirements.filter((one) => search(query)?.row(one)).map(({ id }) => id);

  test.each([
    ['req-002', ['REQ-002']],
    ['СЕКРЕТЫ', ['REQ-002']],
    ['сверьте ее', ['REQ-001']],
    ['preflight', ['REQ-001']],
    ['never printed', ['REQ-002']],
    ['role-dev-revise_en', ['REQ-001', 'REQ-002']],
    ['req-001 журнал', []],
    ['onerror', ['REQ-003']],
    ['журналы', ['REQ-005']],
    ['nowhere at all', []],
  ])('%s finds %j', (query, ids) => {
    expect(rows(query)).toEqual(ids);
  });

  test('marks the cells whose sentence has the words', () => {
    const found = search('запросом на слияние');
    expect(data.columns.map((_, index) => found?.cell(row('preflight'), index))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    const inText = search('сверьте');
    expect(data.columns.map((_, index) => inText?.cell(row('REQ-001'), index))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  test('an empty query looks for nothing', () => {
    expect(search('  ')).toBeUndefined();
  });
});

describe('the filters', () => {
  test('without any, every row and column stays but for what prompts need not carry', () => {
    expect(left('')).toEqual({
      rows: ['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004'],
      columns: data.columns.map(cellAddress),
    });
    expect(left('#tab=policies').rows).toEqual(['preflight', 'no-secrets']);
  });

  test('what prompts need not carry is shown to who asks for it', () => {
    expect(left('#outside=1').rows).toContain('REQ-005');
    expect(left('#status=waived').rows).toEqual(['REQ-005']);
  });

  test('a status leaves its rows and the columns that they have', () => {
    expect(left('#status=partial')).toEqual({ rows: ['REQ-001'], columns: data.columns.slice(0, 4).map(cellAddress) });
  });

  test('an axis leaves its columns and the rows that have something there', () => {
    expect(left('#stage=qa')).toEqual({ rows: ['REQ-002', 'REQ-003'], columns: ['stage:qa,kind:work,locale:ru'] });
    expect(left('#kind=revise&locale=en').columns).toEqual(['role:dev,kind:revise,locale:en']);
  });

  test('only gaps leaves what lacks something that nobody has let off', () => {
    // Nothing stands for the last one: a gap without a place.
    expect(left('#gaps=1')).toEqual({
      rows: ['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004'],
      columns: [
        'role:dev,kind:work,locale:en',
        'role:dev,kind:revise,locale:ru',
        'role:dev,kind:revise,locale:en',
        'stage:qa,kind:work,locale:ru',
      ],
    });
    expect(left('#gaps=1&role=dev&kind=work').rows).toEqual(['REQ-003']);
  });

  test('an address keeps any text', () => {
    const address = { q: hostile, cell: 'REQ&1#=@role:dev' };
    expect(addressFrom(hashOf(address))).toEqual(address);
    expect(hashOf({ q: '', tab: '' })).toBe('');
  });
});

/** What an address leaves. */
function left(hash: string): { rows: string[]; columns: string[] } {
  const { rows, columns } = filtered(data, addressFrom(hash), undefined);
  return { rows: rows.map(({ id }) => id), columns: columns.map((index) => cellAddress(data.columns[index] ?? {})) };
}
