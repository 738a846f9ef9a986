"""The embedded default: one machine, one command, plain HTTP on loopback."""

from config.settings.base import *
