import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { isPlainObject } from './value-order'

/** Scripts, patterns and random results are refused wherever they stand in an expression. */
const REFUSED = new Set([
  '$function',
  '$accumulator',
  '$where',
  '$regexFind',
  '$regexFindAll',
  '$regexMatch',
  '$jsonSchema',
  '$rand',
])
const DEPTH_MAX = 80

/** Checks that every stage is one of the allowed, and that nothing inside it is refused. */
export function checkStages(stages: readonly unknown[], allowed: readonly string[]): Document[] {
  return stages.map((stage) => {
    const name = stageName(stage)
    if (!allowed.includes(name))
      throw unsupported(`the aggregation stage ${name}${allowed.includes('$match') ? '' : ' in an update'}`)
    checkExpression(stage, 0)
    return stage as Document
  })
}

export function stageName(stage: unknown): string {
  const names = isPlainObject(stage) ? Object.keys(stage) : []
  const [name] = names
  if (name !== undefined && names.length === 1) return name
  throw new DatabaseError('FailedToParse', 'A pipeline stage specification object must contain exactly one field.')
}

export function checkExpression(expression: unknown, depth: number): void {
  if (depth > DEPTH_MAX) throw new DatabaseError('BadValue', 'The pipeline is nested too deeply')
  if (Array.isArray(expression)) {
    for (const item of expression) checkExpression(item, depth + 1)
    return
  }
  if (typeof expression === 'string' && expression.startsWith('$') && expression.includes('__proto__'))
    throw unsupported('__proto__ in a pipeline')
  if (!isPlainObject(expression)) return
  for (const [name, inner] of Object.entries(expression)) {
    if (REFUSED.has(name)) throw unsupported(name)
    if (name.split('.').includes('__proto__')) throw unsupported('__proto__ in a pipeline')
    checkExpression(inner, depth + 1)
  }
}
