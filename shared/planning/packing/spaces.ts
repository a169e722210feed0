// Owns the empty room in a carton as its maximal boxes: each is as large as it can be, and together they cover all that is
// empty. Placing something cuts every box that it touches (Lai & Chan 1997; Parreño et al. 2008).

/** [x0, y0, z0, x1, y1, z1] */
export type Room = readonly [number, number, number, number, number, number]

/** What is left of rooms when `taken` is filled. With `flat`, room above it begins only where something carries it. */
export function cutRooms(rooms: readonly Room[], taken: Room, smallest: number, flat: boolean): Room[] {
  const kept: Room[] = []
  const cut: Room[] = []
  for (const room of rooms) {
    if (!touches(room, taken)) {
      kept.push(room)
      continue
    }
    const [x0, y0, z0, x1, y1, z1] = room
    if (taken[0] - x0 >= smallest) cut.push([x0, y0, z0, taken[0], y1, z1])
    if (x1 - taken[3] >= smallest) cut.push([taken[3], y0, z0, x1, y1, z1])
    if (taken[1] - y0 >= smallest) cut.push([x0, y0, z0, x1, taken[1], z1])
    if (y1 - taken[4] >= smallest) cut.push([x0, taken[4], z0, x1, y1, z1])
    if (taken[2] - z0 >= smallest) cut.push([x0, y0, z0, x1, y1, taken[2]])
    if (z1 - taken[5] >= smallest) {
      const above: Room = flat
        ? [Math.max(x0, taken[0]), Math.max(y0, taken[1]), taken[5], Math.min(x1, taken[3]), Math.min(y1, taken[4]), z1]
        : [x0, y0, taken[5], x1, y1, z1]
      cut.push(above)
    }
  }
  return withoutInner(kept, flat ? joined(cut, kept) : cut)
}

function touches(a: Room, b: Room): boolean {
  return a[0] < b[3] && b[0] < a[3] && a[1] < b[4] && b[1] < a[4] && a[2] < b[5] && b[2] < a[5]
}

function inside(inner: Room, outer: Room): boolean {
  return (
    inner[0] >= outer[0] &&
    inner[1] >= outer[1] &&
    inner[2] >= outer[2] &&
    inner[3] <= outer[3] &&
    inner[4] <= outer[4] &&
    inner[5] <= outer[5]
  )
}

/** Tops of one height side by side carry a wider piece together: rooms over them are joined. */
function joined(cut: readonly Room[], others: readonly Room[]): Room[] {
  const all = [...cut]
  for (const a of cut) {
    if (a[2] === 0) continue
    for (const b of [...others, ...cut]) {
      if (a === b || a[2] !== b[2]) continue
      const top = Math.min(a[5], b[5])
      if (a[3] === b[0] || b[3] === a[0]) {
        const [y0, y1] = [Math.max(a[1], b[1]), Math.min(a[4], b[4])]
        if (y1 > y0) all.push([Math.min(a[0], b[0]), y0, a[2], Math.max(a[3], b[3]), y1, top])
      }
      if (a[4] === b[1] || b[4] === a[1]) {
        const [x0, x1] = [Math.max(a[0], b[0]), Math.min(a[3], b[3])]
        if (x1 > x0) all.push([x0, Math.min(a[1], b[1]), a[2], x1, Math.max(a[4], b[4]), top])
      }
    }
  }
  return all
}

function withoutInner(kept: readonly Room[], cut: readonly Room[]): Room[] {
  const rooms = [...kept]
  for (let i = 0; i < cut.length; i++) {
    const room = cut[i]
    if (!room || kept.some((other) => inside(room, other))) continue
    const covered = cut.some((other, j) => j !== i && inside(room, other) && (!inside(other, room) || j < i))
    if (!covered) rooms.push(room)
  }
  return rooms
}
