// Owns making another release out of the app as it was built: the same files, but for the first script, which does one more
// thing when it starts. So a browser sees what it sees when a new version is put on the server.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'

export class Releases {
  /** Holds `dist`. */
  readonly folder = mkdtempSync(join(tmpdir(), 'stockhand-release-'))

  constructor() {
    cpSync('dist', join(this.folder, 'dist'), { recursive: true, filter: (path) => !path.endsWith('.map') })
  }

  /**
   * Puts a new version in place of the present one: every script has another address, as if all had changed.
   * @param first what its first script does before anything else
   */
  publish(name: string, first: string): void {
    const dist = join(this.folder, 'dist')
    const assets = join(dist, 'assets')
    const page = readFileSync(join(dist, 'index.html'), 'utf8')
    const entry = /<script type="module"[^>]* src="\/assets\/([^"]+\.js)"/.exec(page)?.[1]
    if (!entry) throw new Error('the page names no script')
    const renamed = new Map(
      readdirSync(assets)
        .filter((file) => extname(file) === '.js')
        .map((file) => [file, file.replace(/(\.[a-z]+)?\.js$/, `.${name}.js`)]),
    )
    for (const [before, after] of renamed) renameSync(join(assets, before), join(assets, after))
    for (const path of textFiles(dist)) {
      let text = readFileSync(path, 'utf8')
      for (const [before, after] of renamed) text = text.replaceAll(before, after)
      if (path.endsWith(renamed.get(entry) ?? '')) text = `${first};${text}`
      if (path.endsWith('sw.js')) {
        text = text.replace(/"revision":"\w+","url":"index\.html"/, `"revision":"${name}","url":"index.html"`)
      }
      writeFileSync(path, text)
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function textFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return textFiles(path)
    return ['.js', '.html'].includes(extname(path)) ? [path] : []
  })
}
