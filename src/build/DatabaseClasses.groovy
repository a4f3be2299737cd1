// Runs the migrations in a throw-away PostgreSQL and writes jOOQ's classes: schema "incidents" becomes
// org.hengwei.incidents.db. Skipped when no migration has changed since the last time.
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import org.flywaydb.core.Flyway
import org.jooq.codegen.DefaultGeneratorStrategy
import org.jooq.codegen.GeneratorStrategy
import org.jooq.codegen.GenerationTool
import org.jooq.meta.Definition
import org.jooq.meta.SchemaDefinition
import org.jooq.meta.TableDefinition
import org.jooq.meta.jaxb.*

import java.security.MessageDigest

/** Names that cannot collide with a room's own types: IncidentTable, IncidentRecord, IncidentsSchema. */
class RoomStrategy extends DefaultGeneratorStrategy {
    @Override
    String getJavaPackageName(Definition definition, GeneratorStrategy.Mode mode) {
        def schema = definition instanceof SchemaDefinition ? definition : definition.schema
        schema == null ? super.getJavaPackageName(definition, mode) : "org.hengwei.${schema.outputName}.db"
    }

    @Override
    String getJavaClassName(Definition definition, GeneratorStrategy.Mode mode) {
        def name = super.getJavaClassName(definition, mode)
        if (definition instanceof SchemaDefinition) return name + 'Schema'
        if (definition instanceof TableDefinition && mode == GeneratorStrategy.Mode.DEFAULT) return name + 'Table'
        name
    }
}

def migrations = new File(project.basedir, 'src/main/resources/db/migration')
def target = new File(project.build.directory, 'generated-sources/jooq')
def digest = MessageDigest.getInstance('SHA-256')
def script = new File(project.basedir, 'src/build/DatabaseClasses.groovy')
def files = []
migrations.eachFileRecurse { if (it.name.endsWith('.sql')) files << it }
(files.sort { it.path } + script).each { digest.update(it.name.bytes); digest.update(it.bytes) }
def stamp = digest.digest().encodeHex().toString()
def stampFile = new File(target, 'stamp')
project.addCompileSourceRoot(target.path)
if (stampFile.exists() && stampFile.text == stamp) return

target.deleteDir()
target.mkdirs()
def postgres = EmbeddedPostgres.start()
try {
    def url = postgres.getJdbcUrl('postgres', 'postgres')
    def flyway = Flyway.configure().dataSource(url, 'postgres', '')
            .locations('filesystem:' + migrations.path).defaultSchema('public')
            .placeholders([app: 'postgres', facts: 'hengwei_facts']).load()
    flyway.migrate()
    def schemas = migrations.listFiles().findAll { it.directory }*.name.sort()
    def tool = new GenerationTool()
    tool.classLoader = RoomStrategy.classLoader
    tool.run(new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withUrl(url).withUser('postgres'))
            .withGenerator(new Generator()
                    .withStrategy(new Strategy().withName(RoomStrategy.name))
                    .withDatabase(new Database()
                            .withSchemata(schemas.collect { new SchemaMappingType().withInputSchema(it) })
                            .withExcludes('flyway_.*')
                            .withForcedTypes(
                                    new ForcedType().withName('INSTANT').withIncludeTypes('(?i:timestamp with time zone|timestamptz)')))
                    .withGenerate(new Generate().withJavaTimeTypes(true).withRoutines(false).withGlobalCatalogReferences(false)
                            .withPojos(false).withDaos(false).withComments(false).withDefaultCatalog(false).withUdts(false))
                    .withTarget(new Target().withPackageName('org.hengwei').withDirectory(target.path))))
    stampFile.text = stamp
} finally {
    postgres.close()
}
