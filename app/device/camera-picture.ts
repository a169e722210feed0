// Owns what is done to a grey picture before a decoder looks at it: cut, turned, enlarged, made sharper. Pure, so that a
// worker and a measurement see the same pixels.

/** A grey picture, one byte a pixel, row by row. */
export interface GreyPicture {
  readonly grey: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** @param rgba four bytes a pixel, as a canvas gives them */
export function greyOf(rgba: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const grey = new Uint8ClampedArray(rgba.length >> 2)
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    grey[i] = ((rgba[at] ?? 0) + 2 * (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) >> 2
  }
  return grey
}

/** The part in the middle: `wide` and `high` are shares of the whole. */
export function middle({ grey, width, height }: GreyPicture, wide: number, high: number): GreyPicture {
  const [across, down] = [Math.max(1, Math.round(width * wide)), Math.max(1, Math.round(height * high))]
  const [left, top] = [(width - across) >> 1, (height - down) >> 1]
  const cut = new Uint8ClampedArray(across * down)
  for (let y = 0; y < down; y++) {
    const from = (top + y) * width + left
    cut.set(grey.subarray(from, from + across), y * across)
  }
  return { grey: cut, width: across, height: down }
}

/**
 * Turned about its middle by so many degrees, on a ground that holds the whole picture. The ground has the shade of its
 * border: white or black corners would shift what decoders take for light and dark.
 */
export function turned(picture: GreyPicture, degrees: number): GreyPicture {
  const { grey, width, height } = picture
  const angle = (degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const across = Math.ceil(Math.abs(width * cos) + Math.abs(height * sin) - 1e-6)
  const down = Math.ceil(Math.abs(width * sin) + Math.abs(height * cos) - 1e-6)
  const out = new Uint8ClampedArray(across * down).fill(borderOf(picture))
  // Sixteen bits after the point: whole-number steps are several times as fast as reckoning each place anew.
  const one = 65_536
  const [stepX, stepY] = [Math.round(cos * one), Math.round(sin * one)]
  const [centreX, centreY] = [(width - 1) / 2, (height - 1) / 2]
  const [toX, toY] = [(across - 1) / 2, (down - 1) / 2]
  for (let y = 0; y < down; y++) {
    // The place in the source is the one here, turned back about the middle.
    let sourceX = Math.round((centreX - toX * cos + (y - toY) * sin) * one)
    let sourceY = Math.round((centreY + toX * sin + (y - toY) * cos) * one)
    for (let x = 0; x < across; x++, sourceX += stepX, sourceY -= stepY) {
      const [left, top] = [sourceX >> 16, sourceY >> 16]
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue
      const at = top * width + left
      out[y * across + x] = between(grey, at, width, (sourceX & 65_535) >> 8, (sourceY & 65_535) >> 8)
    }
  }
  return { grey: out, width: across, height: down }
}

/** The mean shade at the four sides. */
function borderOf({ grey, width, height }: GreyPicture): number {
  let sum = 0
  for (let x = 0; x < width; x++) sum += (grey[x] ?? 0) + (grey[(height - 1) * width + x] ?? 0)
  for (let y = 0; y < height; y++) sum += (grey[y * width] ?? 0) + (grey[y * width + width - 1] ?? 0)
  return sum / (2 * (width + height))
}

/** Drawn so many times as large. */
export function enlarged(picture: GreyPicture, factor: number): GreyPicture {
  return stretched(picture, factor, factor)
}

function stretched({ grey, width, height }: GreyPicture, wide: number, high: number): GreyPicture {
  const [across, down] = [Math.floor(width * wide), Math.floor(height * high)]
  const out = new Uint8ClampedArray(across * down)
  for (let y = 0; y < down; y++) {
    const sourceY = sourceOf(y, high, height)
    const row = (sourceY >> 8) * width
    for (let x = 0; x < across; x++) {
      const sourceX = sourceOf(x, wide, width)
      out[y * across + x] = between(grey, row + (sourceX >> 8), width, sourceX & 255, sourceY & 255)
    }
  }
  return { grey: out, width: across, height: down }
}

/** Half as large, each pixel the mean of four: less noise. */
export function halved({ grey, width, height }: GreyPicture): GreyPicture {
  const [across, down] = [width >> 1, height >> 1]
  const out = new Uint8ClampedArray(across * down)
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const at = 2 * y * width + 2 * x
      out[y * across + x] =
        ((grey[at] ?? 0) + (grey[at + 1] ?? 0) + (grey[at + width] ?? 0) + (grey[at + width + 1] ?? 0) + 2) >> 2
    }
  }
  return { grey: out, width: across, height: down }
}

/** Each pixel pushed away from the mean of its neighbours: what a lens out of focus took is partly given back. */
export function sharpened({ grey, width, height }: GreyPicture): GreyPicture {
  const out = grey.slice()
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0)
      out[at] = 3 * (grey[at] ?? 0) - (around >> 1)
    }
  }
  return { grey: out, width, height }
}

/** For upright bars: three rows made one, drawn three times as wide, dark and light parted across. */
export function alongBars({ grey, width, height }: GreyPicture): GreyPicture {
  const down = Math.floor(height / 3)
  const means = new Uint8ClampedArray(width * down)
  for (let y = 0; y < down; y++) {
    for (let x = 0, at = 3 * y * width; x < width; x++, at++) {
      means[y * width + x] = ((grey[at] ?? 0) + (grey[at + width] ?? 0) + (grey[at + 2 * width] ?? 0)) / 3
    }
  }
  const wide = stretched({ grey: means, width, height: down }, 3, 1)
  const out = wide.grey.slice()
  for (let y = 0; y < down; y++) {
    for (let at = y * wide.width + 3, end = (y + 1) * wide.width - 3; at < end; at++) {
      out[at] = 3 * (wide.grey[at] ?? 0) - (wide.grey[at - 3] ?? 0) - (wide.grey[at + 3] ?? 0)
    }
  }
  return { grey: out, width: wide.width, height: down }
}

/** Where a pixel of a stretched line comes from, with eight bits after the point. */
function sourceOf(place: number, factor: number, length: number): number {
  return Math.min((length - 1) * 256 - 1, Math.max(0, Math.floor(((place + 0.5) / factor - 0.5) * 256)))
}

function between(grey: Uint8ClampedArray, at: number, width: number, x: number, y: number): number {
  const [a, b] = [grey[at] ?? 0, grey[at + 1] ?? 0]
  const [c, d] = [grey[at + width] ?? 0, grey[at + width + 1] ?? 0]
  const top = (a << 8) + (b - a) * x
  const bottom = (c << 8) + (d - c) * x
  return ((top << 8) + (bottom - top) * y) >> 16
}
