"""The whole headless product: records, store, search, exchange and the services over them. No Qt anywhere below."""

VERSION = "0.1.0"
