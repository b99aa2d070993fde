<?php
declare(strict_types=1);
require __DIR__ . '/database.php';

// No access, no such database, no such table, no right to it: what a database not yet set up answers.
const NOT_SET_UP = [ACCESS_DENIED, 1044, 1049, 1142, 1146];

/** True when the application's user can use its table: the master is not needed then. */
function isSetUp(#[SensitiveParameter] string $secret): bool
{
  try {
    return connect($secret, setting('DATABASE_NAME'))->query('SELECT 1 FROM visits')->num_rows === 1;
  } catch (mysqli_sql_exception $error) {
    return in_array($error->getCode(), NOT_SET_UP, true) ? false : throw $error;
  }
}

/** Stored before it is used: whoever goes on after an interruption finds the password here. */
function createSecret(): string
{
  $secret = json_encode([
    'username' => setting('DATABASE_USER'),
    // Upper case, lower case, digits and a sign, as a password policy may ask; 192 random bits.
    'password' => 'Aa1-' . bin2hex(random_bytes(24)),
    'host' => setting('DATABASE_HOST'),
    'port' => (int) setting('DATABASE_PORT'),
    'dbname' => setting('DATABASE_NAME'),
  ], JSON_THROW_ON_ERROR);
  writeSecret(setting('APPLICATION_SECRET'), $secret);
  return $secret;
}

function ensureDatabase(): string
{
  $secret = readSecret(setting('APPLICATION_SECRET'));
  if ($secret !== null && isSetUp($secret)) return 'is set up already';
  $master = readSecret(setting('MASTER_SECRET')) ?? throw new RuntimeException('the master secret has no value');
  $database = connect($master, null);
  // Two instances may boot at once: one sets it up, the other finds it done at its next attempt.
  if ($database->query("SELECT GET_LOCK('durable-database-setup', 4)")->fetch_column() != 1) {
    throw new RuntimeException('another instance is setting it up');
  }
  $secret = readSecret(setting('APPLICATION_SECRET')) ?? createSecret();
  $login = json_decode($secret, true, flags: JSON_THROW_ON_ERROR);
  $quote = fn($text) => "'" . $database->real_escape_string($text) . "'";
  $user = $quote($login['username']) . "@'%'";
  // Overridden only where the database is MariaDB, which has no such plugin.
  $identified = (getenv('DATABASE_IDENTIFIED') ?: 'IDENTIFIED WITH caching_sha2_password BY ') . $quote($login['password']);
  $name = setting('DATABASE_NAME');
  $pattern = str_replace('_', '\_', $name); // in GRANT, _ stands for any character
  $database->query("CREATE DATABASE IF NOT EXISTS `$name` CHARACTER SET utf8mb4");
  $database->query("CREATE TABLE IF NOT EXISTS `$name`.visits (page VARCHAR(64) PRIMARY KEY, total BIGINT NOT NULL)");
  $database->query("INSERT IGNORE INTO `$name`.visits VALUES ('/', 0)");
  $database->query("CREATE USER IF NOT EXISTS $user $identified REQUIRE SSL");
  // A user left with another password follows the secret.
  $database->query("ALTER USER $user $identified REQUIRE SSL");
  $database->query("GRANT SELECT, INSERT, UPDATE, DELETE ON `$pattern`.* TO $user");
  return 'has been set up';
}

try {
  $message = 'the database ' . ensureDatabase();
} catch (Throwable $error) {
  $message = 'not yet: ' . $error::class . ' ' . $error->getCode() . ': ' . $error->getMessage();
}
echo date(DATE_ATOM), " $message\n";
exit(isset($error) ? 1 : 0);
