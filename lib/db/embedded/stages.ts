import { Aggregator } from 'mingo/aggregator'
import { stageName } from './pipeline-stages'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { parseFilter } from './filter'
import { groupStage } from './group'
import { createBudget } from './memory-budget'
import { filterOptions, textScore } from './mingo-context'
import { assign, stepsOf, valueAt } from './paths'
import { refuseExactNumbers } from './stage'
import type { Item, Lookup, Stage } from './stage'
import { createSorter, parseSort, sortKey } from './sorting'
import { isPlainObject } from './value-order'

export function stageRunner(
  stage: Document,
  next: Document | undefined,
  lookup: Lookup,
  parseInner: (source: unknown) => Stage[],
): Stage {
  const name = stageName(stage)
  const body = stage[name]
  switch (name) {
    case '$match':
      return matchStage(body)
    case '$sort':
      return sortStage(body, next?.['$limit'])
    case '$limit':
      return limitStage(numberIn(name, body))
    case '$skip':
      return skipStage(numberIn(name, body))
    case '$group':
      return groupStage(body)
    case '$unwind':
      return unwindStage(body)
    case '$sample':
      return sampleStage(numberIn(name, isPlainObject(body) ? body['size'] : undefined))
    case '$lookup':
      return lookupStage(body, lookup)
    case '$facet':
      return facetStage(body, parseInner)
    default:
      return expressionStage(stage)
  }
}

function numberIn(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= (name === '$skip' ? 0 : 1)) return value
  throw new DatabaseError('BadValue', `${name} needs a whole number`)
}

function matchStage(body: unknown): Stage {
  const filter = parseFilter(body)
  if (filter.text !== null)
    throw new DatabaseError('BadValue', '$match with $text is only allowed as the first pipeline stage')
  return function* (items) {
    for (const item of items) if (item === null || filter.test(item.source)) yield item
  }
}

function sortStage(body: unknown, limit: unknown): Stage {
  const sort = parseSort(body)
  return function* (items) {
    const sorter = createSorter<Item>(typeof limit === 'number' ? limit : null)
    const budget = createBudget('$sort')
    for (const item of items) {
      if (item === null) yield null
      else {
        if (typeof limit !== 'number') budget.spend(item.source)
        sorter.add(sortKey(item.source, sort, item.score ?? 0), item)
      }
    }
    yield* sorter.sorted()
  }
}

function limitStage(limit: number): Stage {
  return function* (items) {
    let count = 0
    for (const item of items) {
      yield item
      if (item !== null && ++count >= limit) return
    }
  }
}

function skipStage(skip: number): Stage {
  return function* (items) {
    let count = 0
    for (const item of items) if (item === null || count++ >= skip) yield item
  }
}

/** Reservoir sampling (Vitter, algorithm R): one pass, no more than the sample in memory. */
function sampleStage(size: number): Stage {
  return function* (items) {
    const sample: Item[] = []
    let count = 0
    for (const item of items) {
      if (item === null) {
        yield null
        continue
      }
      count++
      const at = sample.length < size ? sample.length : Math.floor(Math.random() * count)
      if (at < size) sample[at] = item
    }
    yield* sample
  }
}

function unwindStage(body: unknown): Stage {
  const options: Document = typeof body === 'string' ? { path: body } : isPlainObject(body) ? body : {}
  const unknownOption = Object.keys(options).find(
    (name) => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name),
  )
  if (unknownOption !== undefined) throw unsupported(`$unwind with ${unknownOption}`)
  const path = options['path']
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new DatabaseError('BadValue', '$unwind needs a path that begins with $')
  const steps = stepsOf(path.slice(1))
  const index = options['includeArrayIndex']
  const preserve = options['preserveNullAndEmptyArrays'] === true
  const withIndex = (source: Document, position: number | null): Document =>
    typeof index === 'string' ? { ...source, [index]: position } : source
  return function* (items) {
    for (const item of items) {
      if (item === null) {
        yield null
        continue
      }
      const value = valueAt(item.source, steps.join('.'))
      if (Array.isArray(value) && value.length > 0) {
        for (const [position, element] of value.entries()) {
          yield { source: withIndex(replaced(item.source, steps, element), position), score: item.score }
        }
      } else if (Array.isArray(value) || value === null || value === undefined) {
        if (preserve)
          yield {
            source: withIndex(Array.isArray(value) ? replaced(item.source, steps, undefined) : item.source, null),
            score: item.score,
          }
      } else yield { source: withIndex(item.source, null), score: item.score }
    }
  }
}

/** A copy along the path; `undefined` leaves the field out. */
function replaced(source: Document, steps: readonly string[], value: unknown): Document {
  const [step = '', ...rest] = steps
  const copy: Document = {}
  for (const [name, current] of Object.entries(source)) {
    if (name !== step) assign(copy, name, current)
    else if (rest.length > 0) assign(copy, name, replaced(current as Document, rest, value))
    else if (value !== undefined) assign(copy, name, value)
  }
  return copy
}

function lookupStage(body: unknown, lookup: Lookup): Stage {
  const options: Document = isPlainObject(body) ? body : {}
  const [from, localField, foreignField, as] = ['from', 'localField', 'foreignField', 'as'].map((name) => options[name])
  if (
    typeof from !== 'string' ||
    typeof localField !== 'string' ||
    typeof foreignField !== 'string' ||
    typeof as !== 'string' ||
    Object.keys(options).length !== 4
  ) {
    throw unsupported('$lookup with anything but from, localField, foreignField and as')
  }
  return function* (items) {
    for (const item of items) {
      if (item === null) {
        yield null
        continue
      }
      const local = valueAt(item.source, localField) ?? null
      const found = lookup(from, foreignField, Array.isArray(local) ? (local as unknown[]) : [local])
      yield { source: { ...item.source, [as]: found }, score: item.score }
    }
  }
}

function facetStage(body: unknown, parseInner: (source: unknown) => Stage[]): Stage {
  if (!isPlainObject(body)) throw new DatabaseError('TypeMismatch', '$facet needs an object')
  const facets = Object.entries(body).map(([name, inner]): [string, Stage[]] => [name, parseInner(inner)])
  return function* (items) {
    const budget = createBudget('$facet')
    const kept: Item[] = []
    for (const item of items) {
      if (item === null) yield null
      else {
        budget.spend(item.source)
        kept.push(item)
      }
    }
    const answer: Document = {}
    for (const [name, stages] of facets) {
      const results = stages.reduce<Iterable<Item | null>>((input, stage) => stage(input), kept)
      assign(
        answer,
        name,
        [...results].flatMap((item) => (item === null ? [] : [item.source])),
      )
      yield null
    }
    yield { source: answer, score: null }
  }
}

/** $project, $addFields, $unset, $replaceRoot: one document at a time, computed by mingo. */
function expressionStage(stage: Document): Stage {
  const aggregator = new Aggregator([stage], filterOptions)
  return function* (items) {
    for (const item of items) {
      if (item === null) {
        yield null
        continue
      }
      refuseExactNumbers(item.source)
      textScore.current = item.score
      const [source] = aggregator.run([{ ...item.source }])
      textScore.current = null
      if (source !== undefined) yield { source, score: item.score }
    }
  }
}
