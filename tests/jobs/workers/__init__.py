"""Portals with workers that are killed, frozen and begun again: set up once."""
