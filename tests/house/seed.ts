import fc from 'fast-check'

/*
 * Random tests walk the same way every time, so that a change is judged by the same cases as the one before it.
 * THAC_SEED=n walks another way; THAC_LAWS=n walks further. A seed that fails becomes a test with a name.
 */
fc.configureGlobal({ seed: Number(process.env['THAC_SEED'] ?? 1_948) })
