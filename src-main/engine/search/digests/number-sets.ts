/** Sets of digests as ascending lists of their numbers. */
export type NumberSet = Uint32Array;

export function inBoth(left: NumberSet, right: NumberSet): NumberSet {
  return merged(left, right, (isLeft, isRight) => isLeft && isRight);
}

export function inEither(left: NumberSet, right: NumberSet): NumberSet {
  return merged(left, right, () => true);
}

export function without(left: NumberSet, right: NumberSet): NumberSet {
  return merged(left, right, (isLeft, isRight) => isLeft && !isRight);
}

/** Where sets are put together before it is known how large they are: one for all, since each query makes dozens. */
let workplace = new Uint32Array(1024);

/** Room for so many numbers, valid until the next call. */
function roomFor(count: number): Uint32Array {
  if (workplace.length < count) {
    workplace = new Uint32Array(2 * count);
  }
  return workplace;
}

/** Those of a set that pass. */
export function only(numbers: NumberSet, passes: (number: number) => boolean): NumberSet {
  const result = roomFor(numbers.length);
  let count = 0;
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    if (passes(number)) {
      result[count++] = number;
    }
  }
  return result.slice(0, count);
}

function merged(left: NumberSet, right: NumberSet, keeps: (left: boolean, right: boolean) => boolean): NumberSet {
  const result = roomFor(left.length + right.length);
  let count = 0;
  let [one, other] = [0, 0];
  while (one < left.length || other < right.length) {
    const first = left[one] ?? Number.POSITIVE_INFINITY;
    const second = right[other] ?? Number.POSITIVE_INFINITY;
    const number = Math.min(first, second);
    if (keeps(first === number, second === number)) {
      result[count++] = number;
    }
    one += first === number ? 1 : 0;
    other += second === number ? 1 : 0;
  }
  return result.slice(0, count);
}
