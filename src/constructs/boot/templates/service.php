<?php
declare(strict_types=1);
require __DIR__ . '/database.php';

// The connection is gone, or leads to the instance that was the primary before a failover.
const CONNECTION_LOST = [1053, 1290, 1836, 1927, 2006, 2013, 4031];
const REREAD_SECONDS = 10;

/** The application's secret; AWS is asked when there is none yet, or when the database refused the one we have. */
function applicationSecret(?string $refused = null): string
{
  $file = setting('SECRET_CACHE');
  $read = fn() => (string) @file_get_contents($file);
  $isUsable = fn($secret) => $secret !== '' && $secret !== $refused;
  if (!$isUsable($secret = $read())) {
    // One worker asks, the others wait for its answer; nobody asks again within a few seconds.
    flock($lock = fopen("$file.lock", 'c'), LOCK_EX);
    clearstatcache();
    if (!$isUsable($secret = $read()) && time() - (int) @filemtime($file) >= REREAD_SECONDS) {
      touch($file);
      $secret = (string) readSecret(setting('APPLICATION_SECRET'));
      file_put_contents($new = tempnam(dirname($file), 'secret'), $secret);
      rename($new, $file);
    }
  }
  return $secret ?: throw new RuntimeException('the secret of the application has no value yet');
}

function openDatabase(): mysqli
{
  $secret = applicationSecret();
  try {
    return connect($secret, setting('DATABASE_NAME'));
  } catch (mysqli_sql_exception $error) {
    if ($error->getCode() !== ACCESS_DENIED) throw $error;
    return connect(applicationSecret($secret), setting('DATABASE_NAME'));
  }
}

/** Counts this visit. A lost connection is tried once more, except while committing: that might count twice. */
function countVisit(int $retries = 1): int
{
  try {
    $database = openDatabase();
    $database->begin_transaction();
    $database->query("UPDATE visits SET total = total + 1 WHERE page = '/'");
    $total = (int) $database->query("SELECT total FROM visits WHERE page = '/'")->fetch_column();
  } catch (mysqli_sql_exception $error) {
    if ($retries > 0 && in_array($error->getCode(), CONNECTION_LOST, true)) return countVisit($retries - 1);
    throw $error;
  }
  $database->commit();
  return $total;
}

function ping(): array
{
  $start = hrtime(true);
  openDatabase()->query('SELECT 1');
  return ['database' => 'up', 'milliseconds' => round((hrtime(true) - $start) / 1e6, 1)];
}

function answer(int $status, array $body): void
{
  http_response_code($status);
  header('Content-Type: application/json');
  header('Cache-Control: no-store');
  echo json_encode($body + ['instance' => gethostname()]), "\n";
}

try {
  match (strtok($_SERVER['REQUEST_URI'], '?')) {
    '/' => answer(200, ['service' => 'durable-system', 'visits' => countVisit()]),
    '/healthz/deep' => answer(200, ping()),
    default => answer(404, ['error' => 'no such page']),
  };
} catch (Throwable $error) {
  error_log($error::class . ' ' . $error->getCode() . ': ' . $error->getMessage());
  answer(503, ['database' => 'down', 'code' => $error->getCode()]);
}
