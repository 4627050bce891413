using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Events.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PrintRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "End",
                table: "Badges",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HandedBy",
                table: "Badges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedTo",
                table: "Badges",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedUtc",
                table: "Badges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PrintedBy",
                table: "Badges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PrintedUtc",
                table: "Badges",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlankBadges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Serial = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ParticipationId = table.Column<Guid>(type: "uuid", nullable: true),
                    GivenUtc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlankBadges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BlankBadges_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BlankBadges_Participations_ParticipationId",
                        column: x => x.ParticipationId,
                        principalTable: "Participations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Printers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    OffsetX = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    OffsetY = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    Scale = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Printers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Printers_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Badges_EventId_HandedUtc",
                table: "Badges",
                columns: new[] { "EventId", "HandedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_BlankBadges_CodeHash",
                table: "BlankBadges",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BlankBadges_EventId",
                table: "BlankBadges",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_BlankBadges_ParticipationId",
                table: "BlankBadges",
                column: "ParticipationId");

            migrationBuilder.CreateIndex(
                name: "IX_BlankBadges_Serial",
                table: "BlankBadges",
                column: "Serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Printers_EventId",
                table: "Printers",
                column: "EventId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BlankBadges");

            migrationBuilder.DropTable(
                name: "Printers");

            migrationBuilder.DropIndex(
                name: "IX_Badges_EventId_HandedUtc",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "End",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "HandedBy",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "HandedTo",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "HandedUtc",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "PrintedBy",
                table: "Badges");

            migrationBuilder.DropColumn(
                name: "PrintedUtc",
                table: "Badges");
        }
    }
}
