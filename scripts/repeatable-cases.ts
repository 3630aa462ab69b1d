import fc from 'fast-check'

// The quick run asks the same random cases every time, so that a failure is a change's own; the soak run asks new ones.
fc.configureGlobal({ seed: 20_261_123 })
