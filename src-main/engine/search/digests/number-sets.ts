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

function merged(left: NumberSet, right: NumberSet, keeps: (left: boolean, right: boolean) => boolean): NumberSet {
  const result = new Uint32Array(left.length + right.length);
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
