/**
 * How many letters must be changed, added, dropped or swapped with their neighbour to make one word
 * of another (optimal string alignment); `most` + 1 where it is more than `most`.
 */
export function editDistance(one: Uint8Array, other: Uint8Array, start: number, end: number, most: number): number {
  const length = end - start;
  if (Math.abs(one.length - length) > most) {
    return most + 1;
  }
  const width = length + 1;
  const rows = cells(3 * width);
  let [before, above, row] = [2 * width, 0, width];
  for (let column = 0; column < width; column++) {
    rows[above + column] = column;
  }
  for (let place = 1; place <= one.length; place++) {
    let lowest = place;
    rows[row] = place;
    for (let column = 1; column < width; column++) {
      const letter = other[start + column - 1];
      const same = one[place - 1] === letter;
      let distance = Math.min(
        (rows[above + column] ?? 0) + 1,
        (rows[row + column - 1] ?? 0) + 1,
        (rows[above + column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (place > 1 && column > 1 && one[place - 2] === letter && one[place - 1] === other[start + column - 2]) {
        distance = Math.min(distance, (rows[before + column - 2] ?? 0) + 1);
      }
      rows[row + column] = distance;
      lowest = Math.min(lowest, distance);
    }
    if (lowest > most) {
      return most + 1;
    }
    [before, above, row] = [above, row, before];
  }
  return Math.min(most + 1, rows[above + length] ?? 0);
}

let room = new Uint8Array(3 * 64);

function cells(count: number): Uint8Array {
  if (room.length < count) {
    room = new Uint8Array(count);
  }
  return room;
}
