/** Rows of features, in groups (the candidates of one question) that lie together. */
export interface Table {
  readonly features: readonly string[];
  readonly rows: number;
  /** Row by row. */
  readonly values: Float32Array;
  /** First row of each group, and the number of rows at the end. */
  readonly groups: Int32Array;
}

/** The same with every value replaced by the number of cuts below it. */
export interface Bins {
  readonly codes: Uint8Array;
  /** Number of features, and of bins of each. */
  readonly width: number;
  readonly size: number;
  readonly cuts: readonly (readonly number[])[];
}

const size = 64;
const sample = 20_000;

/** Gathers rows into a table. */
export function tableOf(features: readonly string[], groups: readonly (readonly Float32Array[])[]): Table {
  const rows = groups.reduce((total, group) => total + group.length, 0);
  const values = new Float32Array(rows * features.length);
  const starts = new Int32Array(groups.length + 1);
  let row = 0;
  for (const [number, group] of groups.entries()) {
    starts[number] = row;
    for (const one of group) {
      values.set(one, row * features.length);
      row += 1;
    }
  }
  starts[groups.length] = row;
  return { features, rows, values, groups: starts };
}

/** Cuts each feature into at most 64 bins of about as many rows each. */
export function binsOf(table: Table): Bins {
  const width = table.features.length;
  const codes = new Uint8Array(table.rows * width);
  const cuts: number[][] = [];
  for (let column = 0; column < width; column += 1) {
    const own = cutsOf(table, column);
    cuts.push(own);
    for (let row = 0; row < table.rows; row += 1) {
      const at = row * width + column;
      codes[at] = place(own, table.values[at] ?? 0);
    }
  }
  return { codes, width, size, cuts };
}

function cutsOf(table: Table, column: number): number[] {
  const width = table.features.length;
  const stride = Math.max(1, Math.floor(table.rows / sample));
  const values: number[] = [];
  for (let row = 0; row < table.rows; row += stride) values.push(table.values[row * width + column] ?? 0);
  values.sort((a, b) => a - b);
  const cuts: number[] = [];
  for (let bin = 1; bin < size; bin += 1) {
    const at = Math.floor((bin * values.length) / size);
    const low = values[at - 1] ?? 0;
    const next = values.find((value, index) => index >= at && value > low);
    if (next === undefined) break;
    const cut = short((low + next) / 2);
    if (cut > (cuts.at(-1) ?? -Infinity) && cut < next) cuts.push(cut);
  }
  return cuts;
}

/** Five significant digits, so that the file stays small. */
function short(value: number): number {
  return Number(value.toPrecision(5));
}

/** Number of cuts below a value. */
function place(cuts: readonly number[], value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
