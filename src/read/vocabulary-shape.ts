/** Why a regular expression of a catalogue cannot be run, or undefined. It runs on every inline-code token, so it must not explode. */
export function shapeFault(shape: string): string | undefined {
  try {
    // By itself: within the group that rules put around it, `a)|(b` would pass.
    compile(shape);
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(/^Invalid regular expression: /, '');
  }
  if (/\\[1-9]|\\k</.test(shape)) return 'it refers back to a group';
  return repeatedGroupFault(shape);
}

/**
 * A group that repeats without end and itself repeats or chooses may be tried in exponentially many ways. Some such groups
 * are harmless; all of them can be written without.
 */
function repeatedGroupFault(shape: string): string | undefined {
  const open: { from: number; repeats: boolean; chooses: boolean }[] = [];
  for (let index = 0; index < shape.length; index++) {
    const letter = shape[index];
    if (letter === '\\') index++;
    else if (letter === '[') index = endOfClass(shape, index);
    else if (letter === '(') open.push({ from: index, repeats: false, chooses: false });
    else if (letter === '|') for (const group of open) group.chooses = true;
    else if (isUnbounded(shape, index)) for (const group of open) group.repeats = true;
    else if (letter === ')') {
      const group = open.pop();
      if (!group || !isUnbounded(shape, index + 1)) continue;
      const part = shape.slice(group.from, index + 2);
      if (group.repeats) return `"${part}" repeats a repetition`;
      if (group.chooses) return `"${part}" repeats a choice`;
    }
  }
  return undefined;
}

/** Does `*`, `+`, `{n,}` or a large `{n,m}` begin here? */
function isUnbounded(shape: string, index: number): boolean {
  const letter = shape[index];
  if (letter === '*' || letter === '+') return true;
  if (letter !== '{') return false;
  const bounds = /^\{(\d+)(,(\d*))?\}/.exec(shape.slice(index));
  if (!bounds) return false;
  return bounds[3] === '' || Number(bounds[3] ?? bounds[1]) > 10;
}

function endOfClass(shape: string, from: number): number {
  let index = from + 1;
  while (index < shape.length && shape[index] !== ']') index += shape[index] === '\\' ? 2 : 1;
  return index;
}

function compile(shape: string): RegExp {
  return new RegExp(shape, 'u');
}
