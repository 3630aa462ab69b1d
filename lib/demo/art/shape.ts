import type { Random } from './random'

export type Point = readonly [x: number, y: number]

/** Closed outline with straight edges. One decimal is a tenth of a pixel at full size: enough, and half the bytes. */
export function outline(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${decimal(x)} ${decimal(y)}`).join('L')}Z`
}

export function path(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

export function polygon(points: readonly Point[], fill: string): string {
  return path(outline(points), fill)
}

export function bar(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${decimal(x)}" y="${decimal(y)}" width="${decimal(width)}" height="${decimal(height)}" fill="${fill}"/>`
}

export function disc(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="${decimal(radius)}" fill="${fill}"/>`
}

export function ring(x: number, y: number, radius: number, stroke: string, width: number): string {
  return `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="${decimal(radius)}" fill="none" stroke="${stroke}" stroke-width="${decimal(width)}"/>`
}

/** An open line with square joints; `dash` is a stroke-dasharray. */
export function line(points: readonly Point[], stroke: string, width: number, dash?: string): string {
  const d = `M${points.map(([x, y]) => `${decimal(x)} ${decimal(y)}`).join('L')}`
  return stroked(d, stroke, width, dash)
}

export function stroked(d: string, stroke: string, width: number, dash?: string): string {
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${decimal(width)}"${dashes}/>`
}

export function moved(content: string, x: number, y: number, turn = 0): string {
  const rotate = turn === 0 ? '' : ` rotate(${decimal(turn)})`
  return `<g transform="translate(${decimal(x)} ${decimal(y)})${rotate}">${content}</g>`
}

/** `id` has to be unique within the picture. */
export function clipped(id: string, d: string, content: string): string {
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`
}

export function placed(points: readonly Point[], x: number, y: number, scaleX = 1, scaleY = Math.abs(scaleX)): Point[] {
  return points.map(([px, py]) => [x + px * scaleX, y + py * scaleY])
}

export function box(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
}

export function regular(x: number, y: number, radius: number, corners: number, turn = 0): Point[] {
  return counted(corners, (index) => {
    const angle = ((index / corners) * 360 + turn) * (Math.PI / 180)
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/** As scissors cut it: long edges waver by a pixel or two, corners stay. */
export function handCut(random: Random, points: readonly Point[], waver = 1.8): Point[] {
  return points.flatMap((from, index) => {
    const to = points[(index + 1) % points.length] ?? from
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    const pieces = Math.floor(length / 90)
    const between = counted(Math.max(0, pieces - 1), (piece): Point => {
      const along = (piece + 1) / pieces
      return [
        from[0] + (to[0] - from[0]) * along + random.between(-waver, waver),
        from[1] + (to[1] - from[1]) * along + random.between(-waver, waver),
      ]
    })
    return [from, ...between]
  })
}

export function cutPolygon(random: Random, points: readonly Point[], fill: string): string {
  return polygon(handCut(random, points), fill)
}

/** `count` values made one after another. */
export function counted<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

export function decimal(value: number): string {
  return String(Math.round(value * 10) / 10)
}
