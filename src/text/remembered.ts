/**
 * The same function with its latest results remembered, for pure functions of text that are asked the same over
 * and over: every question looks at the report's sentences anew.
 *
 * @param limit number of texts remembered; the oldest is forgotten first
 */
export function remembered<T>(limit: number, make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    made.set(text, fresh);
    const oldest = made.size > limit ? made.keys().next().value : undefined;
    if (oldest !== undefined) made.delete(oldest);
    return fresh;
  };
}
