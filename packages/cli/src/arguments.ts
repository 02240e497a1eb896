import { UsageError } from './command.ts'

export interface Arguments {
  readonly files: readonly string[]
  readonly options: ReadonlyMap<string, string>
  readonly flags: ReadonlySet<string>
}

/**
 * Splits words into files, `--option value` pairs and `--flags`; `-o` is an option as well. Throws UsageError for a name
 * not listed or a value left out.
 */
export function parseArguments(args: readonly string[], known: { readonly options?: readonly string[]; readonly flags?: readonly string[] }): Arguments {
  const files: string[] = []
  const options = new Map<string, string>()
  const flags = new Set<string>()
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? ''
    if (known.flags?.includes(word) === true) flags.add(word)
    else if (known.options?.includes(word) === true) {
      const value = args[++i]
      if (value === undefined) throw new UsageError(`${word} needs a value`)
      options.set(word, value)
    } else if (word.startsWith('-') && word.length > 1) throw new UsageError(`unknown option ${word}`)
    else files.push(word)
  }
  return { files, options, flags }
}
