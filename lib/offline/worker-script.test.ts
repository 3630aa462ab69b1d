import { expect, it } from 'vitest'
import { OFFLINE_CACHE, OFFLINE_CACHE_PREFIX } from './offline'
import { toWorkerScript } from './worker-script'

it('is the worker while reading offline is on', () => {
  expect(toWorkerScript({ isReadOffline: true })).toBe("importScripts('/islands/offline-worker.js')\n")
})

it('switched off, takes away every cache that a worker of this site ever made, and itself', () => {
  const script = toWorkerScript({ isReadOffline: false })
  expect(OFFLINE_CACHE.startsWith(OFFLINE_CACHE_PREFIX)).toBe(true)
  expect(script).toContain(`startsWith('${OFFLINE_CACHE_PREFIX}')`)
  expect(script).toContain('registration.unregister()')
  expect(script).not.toMatch(/fetch|importScripts/)
})
