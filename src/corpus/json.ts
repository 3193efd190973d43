/** A path into a JSON value: `['figures', 3, 'text']`. */
export type Path = readonly PropertyKey[];

/** A JSON text as a value that knows where its parts stand. */
export interface LocatedJson {
  readonly value: unknown;
  /** Line, from 1, on which the value at a path begins; that of the nearest part around it if there is none. */
  readonly lineOf: (path: Path) => number;
}

/** Why a text is no JSON, and where. */
export interface JsonError {
  readonly error: string;
  readonly line: number;
}

/** Deeper than any metadata file, shallower than the stack. */
const deepest = 64;

class Malformed extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Parses JSON and remembers lines, which `JSON.parse` does not. */
export function parseJson(text: string): LocatedJson | JsonError {
  const offsets = new Map<string, number>();
  try {
    const end = scan(text, space(text, 0), [], offsets);
    if (space(text, end) < text.length)
      throw new Malformed('something follows the end of the object', space(text, end));
    const lineOf = (path: Path): number => {
      for (let length = path.length; length >= 0; length -= 1) {
        const at = offsets.get(JSON.stringify(path.slice(0, length)));
        if (at !== undefined) return lineAt(text, at);
      }
      return 1;
    };
    return { value: JSON.parse(text), lineOf };
  } catch (error) {
    if (error instanceof Malformed) return { error: error.message, line: lineAt(text, error.at) };
    return { error: error instanceof Error ? error.message : String(error), line: 1 };
  }
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < at; index = text.indexOf('\n', index + 1))
    line += 1;
  return line;
}

function space(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '-')) at += 1;
  return at;
}

/** Walks over the value at `at`, noting where it and its parts begin; returns the offset after it. */
function scan(text: string, at: number, path: Path, offsets: Map<string, number>): number {
  offsets.set(JSON.stringify(path), at);
  if (path.length > deepest) throw new Malformed('is nested too deeply', at);
  const char = text[at];
  if (char === '{') return scanMembers(text, at, '}', path, offsets);
  if (char === '[') return scanMembers(text, at, ']', path, offsets);
  if (char === '"') return at + scanString(text, at).length;
  const literal = /[-+.\w]+/y;
  literal.lastIndex = at;
  const found = literal.exec(text)?.[0];
  if (!found)
    throw new Malformed(char === undefined ? 'ends too early' : `a value is missing before ${char}`, at);
  if (!/^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?)$/.test(found)) {
    throw new Malformed(`${found} is no JSON value: strings stand in double quotation marks`, at);
  }
  return at + found.length;
}

function scanMembers(
  text: string,
  open: number,
  close: string,
  path: Path,
  offsets: Map<string, number>,
): number {
  let at = space(text, open + 1);
  if (text[at] === close) return at + 1;
  for (let index = 0; ; index += 1) {
    let key: PropertyKey = index;
    if (close === '}') {
      const name = scanString(text, at);
      key = String(JSON.parse(name));
      at = space(text, at + name.length);
      if (text[at] !== ':') throw new Malformed(`a colon is missing after ${name}`, at);
      at = space(text, at + 1);
    }
    at = space(text, scan(text, at, [...path, key], offsets));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Malformed(`a comma or ${close} is missing`, at);
    at = space(text, at + 1);
    if (text[at] === close) throw new Malformed(`there is a comma too many before ${close}`, at);
  }
}

/** The string literal at `at`, quotation marks included. */
function scanString(text: string, at: number): string {
  const literal = /"(?:[^"\\\n\r]|\\.)*"/y;
  literal.lastIndex = at;
  const found = literal.exec(text)?.[0];
  if (!found)
    throw new Malformed(
      text[at] === '"' ? 'a string is not closed' : 'a name in double quotation marks is missing',
      at,
    );
  try {
    JSON.parse(found);
  } catch {
    throw new Malformed(`${found} is no JSON string`, at);
  }
  return found;
}
