<?php
declare(strict_types=1);

// Shared by the service and by the one-time setup of the database. No secret reaches a log or a command line.
ini_set('zend.exception_ignore_args', '1');
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);

const ACCESS_DENIED = 1045;

function setting(string $name): string
{
  return getenv($name, true) ?: throw new RuntimeException("$name is not set");
}

/** TLS, with the host name checked against the region's RDS root certificate; every wait is bounded, in seconds. */
function connect(#[SensitiveParameter] string $secret, ?string $database): mysqli
{
  $login = json_decode($secret, true, flags: JSON_THROW_ON_ERROR);
  $connection = mysqli_init();
  $connection->options(MYSQLI_OPT_CONNECT_TIMEOUT, 2);
  $connection->options(MYSQLI_OPT_READ_TIMEOUT, 5);
  $connection->options(MYSQLI_OPT_SSL_VERIFY_SERVER_CERT, true);
  // Below the read timeout: a lock that is not had in time ends as an error, not as a lost connection.
  $connection->options(MYSQLI_INIT_COMMAND, 'SET SESSION innodb_lock_wait_timeout = 3');
  $connection->ssl_set(null, null, setting('DATABASE_CERTIFICATE_AUTHORITY'), null, null);
  [$host, $port] = [setting('DATABASE_HOST'), (int) setting('DATABASE_PORT')];
  $connection->real_connect($host, $login['username'], $login['password'], $database, $port, null, MYSQLI_CLIENT_SSL);
  return $connection;
}

/** A secret's text, or null while it has no value. */
function readSecret(string $id): ?string
{
  return secretsManager(['get-secret-value', '--secret-id', $id, '--query', 'SecretString', '--output', 'text']);
}

function writeSecret(string $id, #[SensitiveParameter] string $text): void
{
  secretsManager(['put-secret-value', '--secret-id', $id, '--secret-string', 'file:///dev/stdin'], $text)
    ?? throw new RuntimeException("there is no secret $id");
}

/** The AWS CLI's output, or null if nothing was found. `timeout` also bounds a CLI that hangs without a connection. */
function secretsManager(array $arguments, #[SensitiveParameter] string $input = ''): ?string
{
  $bounds = ['--cli-connect-timeout', '2', '--cli-read-timeout', '5'];
  $command = ['timeout', '15', 'aws', 'secretsmanager', ...$arguments, ...$bounds];
  $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
  fwrite($pipes[0], $input);
  fclose($pipes[0]);
  [$output, $error] = [stream_get_contents($pipes[1]), stream_get_contents($pipes[2])];
  return match (true) {
    proc_close($process) === 0 => rtrim($output),
    str_contains($error, 'ResourceNotFoundException') => null,
    default => throw new RuntimeException("aws $arguments[0]: " . trim($error)),
  };
}
