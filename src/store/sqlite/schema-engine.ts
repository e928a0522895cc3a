// Prisma's schema engine as WebAssembly: it needs no native binary, and keeps the same _prisma_migrations table as the Prisma CLI.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'

const filters = { externalTables: [], externalEnums: [] }

type Glue = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')
let glue: Promise<Glue> | undefined

/** The engine's 5 MB are compiled once a process: its JavaScript side holds a single instance. */
async function load(): Promise<Glue> {
  const name = '@prisma/schema-engine-wasm/schema_engine_bg'
  const loaded = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  // The package's own entry imports .wasm as an ES module, which Node does only behind a flag.
  const file = join(dirname(createRequire(import.meta.url).resolve(name)), 'schema_engine_bg.wasm')
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    './schema_engine_bg.js': { ...loaded },
  })
  loaded.__wbg_set_wasm(exports)
  const start = exports['__wbindgen_start']
  if (typeof start === 'function') Reflect.apply(start, undefined, [])
  return loaded
}

export interface MigrationFile {
  /** The folder's name, which is the migration's. */
  name: string
  sql: string
}

export interface SchemaEngine {
  /** Applies what the database lacks, in the list's order, and tells the names. Rejects with the engine's words. */
  apply: (migrations: readonly MigrationFile[]) => Promise<string[]>
  /** The SQL that leads from one schema to another; `null` is the empty one. */
  diff: (from: string | null, to: string) => Promise<string>
  free: () => void
}

/** The engine on an open connection, which stays the caller's to close: the engine takes an exclusive lock and keeps it. */
export async function openSchemaEngine(connection: SqlDriverAdapter): Promise<SchemaEngine> {
  const { SchemaEngine } = await (glue ??= load())
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: connection.provider,
    adapterName: connection.adapterName,
    connect: () => Promise.resolve(connection),
    connectToShadowDb: () => Promise.reject(new Error('The schema engine has no shadow database here.')),
  })
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory)
  return {
    async apply(migrations) {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: {
          baseDir: 'prisma/migrations',
          lockfile: { path: 'migration_lock.toml', content: `provider = "${connection.provider}"\n` },
          shadowDbInitScript: '',
          migrationDirectories: migrations.map(({ name, sql }) => ({
            path: name,
            migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
          })),
        },
        filters,
      })
      return appliedMigrationNames
    },
    async diff(from, to) {
      const { stdout } = await engine.diff({
        from: from === null ? { tag: 'empty' } : datamodel(from),
        to: datamodel(to),
        script: true,
        exitCode: null,
        filters,
      })
      return stdout ?? ''
    },
    free: () => engine.free(),
  }
}

const datamodel = (content: string) => ({
  tag: 'schemaDatamodel' as const,
  files: [{ path: 'schema.prisma', content }],
})
