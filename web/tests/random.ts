// Random texts for properties, the same ones every time.

/** Numbers from 0 up to, not including, `below`; mulberry32, so that a failure can be repeated. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const LETTERS = ["a", "é", "я", "中", "\n", " ", "\u{1f54a}", "\u{20bb7}", "\ud83c", "\udf4a", "e\u0301", "\u200d"];

/** `length` letters of one to two units, halves of pairs among them. */
export function letters(roll: (below: number) => number, length: number): string {
  return Array.from({ length }, () => LETTERS[roll(LETTERS.length)] ?? "").join("");
}
