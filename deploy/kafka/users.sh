#!/bin/bash
# users.sh BROKER: tells Kafka the passwords of the services' users, of which it keeps only SCRAM's salted hashes. Again: changes them.
set -euo pipefail
broker=$1
cat >/tmp/operator.properties <<'PROPERTIES'
security.protocol=SSL
ssl.truststore.type=PEM
ssl.truststore.location=/run/credentials/ca.pem
ssl.keystore.type=PEM
ssl.keystore.location=/run/credentials/broker.pem
PROPERTIES
pending=()
for file in /run/credentials/users/*; do
  /opt/kafka/bin/kafka-configs.sh --bootstrap-server "$broker" --command-config /tmp/operator.properties --alter \
    --entity-type users --entity-name "${file##*/}" --add-config "SCRAM-SHA-512=[password=$(<"$file")]" &
  pending+=($!)
done
for pid in "${pending[@]}"; do wait "$pid"; done
