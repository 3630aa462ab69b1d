import { describe, expect, it } from 'vitest'
import { lostPath, toLostPart, wordsOfAddress } from './lost-address'

describe('the words of a lost address', () => {
  it.each([
    ['/energy/how-southern-gas-corridor-worked', ['southern', 'gas', 'corridor', 'worked']],
    ['/2019/05/12/the-level-of-the-caspian.html', ['level', 'caspian']],
    ['/opinion/%C6%8Fliyev_speech', ['aliev', 'speech']],
    ['/tag/no-such-harbour', ['harbour']],
    ['/wp-login.php', ['login']],
    ['/opinion/page/99', []],
    ['/a/1/2', []],
    ['/%E0%A4%A', []],
  ])('%s are %j', (path, words) => {
    expect(wordsOfAddress(path)).toEqual(words)
  })

  it('are at most twelve, whatever an address holds', () => {
    const many = Array.from({ length: 400 }, (_, index) => `word${index}`).join('-')
    expect(wordsOfAddress(`/x/${many}`).length).toBeLessThanOrEqual(12)
  })

  it('make a part of at most six words and 80 characters', () => {
    expect(toLostPart(['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7'])).toBe('a1-b2-c3-d4-e5-f6')
    expect(toLostPart(['x'.repeat(40), 'y'.repeat(40), 'z'])).toBe(`${'x'.repeat(40)}-z`)
    expect(lostPath('gone', [])).toBe('/fronts/gone')
  })
})
