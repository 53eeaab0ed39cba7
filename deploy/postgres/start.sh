#!/bin/sh
# PostgreSQL takes a private key only from a file that nobody else can read.
set -eu
install -m 600 /run/credentials/key.pem /tmp/key.pem
exec docker-entrypoint.sh postgres -c ssl=on -c ssl_cert_file=/run/credentials/certificate.pem -c ssl_key_file=/tmp/key.pem \
  -c ssl_min_protocol_version=TLSv1.3 -c hba_file=/etc/postgresql/pg_hba.conf "$@"
